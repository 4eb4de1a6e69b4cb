import { useLayoutEffect, useRef, useState } from "react";

/** How wide something is in the page, so that writing in a drawing stays as large as any. */
export function useWidth<E extends Element>(least: number) {
  const box = useRef<E>(null);
  const [width, setWidth] = useState(least);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) {
      return;
    }
    const seen = new ResizeObserver(([entry]) =>
      setWidth(Math.max(Math.round(entry?.contentRect.width ?? 0), least)),
    );
    seen.observe(current);
    return () => seen.disconnect();
  }, [least]);
  return [width, box] as const;
}
