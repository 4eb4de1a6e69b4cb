// Runs before the first paint, so that the chosen theme never flashes. A file of its own, because
// a strict content policy forbids inline scripts.
(() => {
  const chosen = localStorage.getItem("tallystick.theme");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
})();
