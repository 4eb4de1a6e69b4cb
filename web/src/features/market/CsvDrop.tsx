import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { handOver } from "./handoff";

/** Lets a shop export be dropped on any page: it opens as a preview, and nothing is written. */
export function CsvDrop() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) {
        event.preventDefault();
        setOver(true);
      }
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) {
        setOver(false);
      }
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      event.preventDefault();
      const file = [...(event.dataTransfer?.files ?? [])].find(isCsv);
      if (file) {
        handOver(file);
        if (pathname !== "/sell/import") {
          void navigate("/sell/import");
        }
      }
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
    };
  }, [navigate, pathname]);
  return isOver ? (
    <div className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-accent-soft/80 text-lg font-medium">
      Drop a shop export here
    </div>
  ) : null;
}

function isCsv(file: File): boolean {
  return /\.csv$/i.test(file.name) || file.type === "text/csv";
}
