import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `npm run dev` finds a venue. */
const venue = process.env.TALLYSTICK_URL ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react(), tailwind()],
  // Nothing is inlined as a data: address, so that a strict content policy holds.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // three.js is larger than the rest together, and fetched only where a building is shown.
    chunkSizeWarningLimit: 650,
  },
  server: {
    proxy: { "/v1": { target: venue, ws: true }, "/log": venue },
  },
});
