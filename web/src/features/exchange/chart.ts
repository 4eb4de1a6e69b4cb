import {
  CandlestickSeries,
  ColorType,
  createChart,
  HistogramSeries,
  type IChartApi,
  type UTCTimestamp,
} from "lightweight-charts";
import type { Candle } from "./candles";

// The only file that knows the chart library, and so the only one that is loaded with it.

/** Bars that are left of the sight when older ones are asked for. */
const EARLY_BARS = 20;

interface Options {
  tick: number;
  /** Minor units as text. */
  price: (minor: number) => string;
  /** Whoever reads is near the oldest candle. */
  onOldest: () => void;
}

/** Candles over their volumes, in the colours of the page. Prices stay whole minor units. */
export class CandleDrawing {
  private readonly chart: IChartApi;
  private readonly candles;
  private readonly volumes;
  private readonly retheme: MutationObserver;
  private readonly dark = matchMedia("(prefers-color-scheme: dark)");
  private readonly paint = () => this.applyTheme();

  constructor(element: HTMLElement, { tick, price, onOldest }: Options) {
    this.chart = createChart(element, {
      autoSize: true,
      layout: { attributionLogo: false, fontSize: 11 },
      timeScale: { timeVisible: true, secondsVisible: false, borderVisible: false },
      rightPriceScale: { borderVisible: false },
      crosshair: { mode: 0 },
    });
    // The library measures the scale's width by prices with many digits.
    const formatter = (value: number) => price(Math.round(value));
    const priceFormat = { type: "custom" as const, formatter, minMove: tick };
    this.candles = this.chart.addSeries(CandlestickSeries, { priceFormat, borderVisible: false });
    this.volumes = this.chart.addSeries(HistogramSeries, {
      priceScaleId: "volume",
      priceFormat: { type: "volume" },
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.chart.priceScale("volume").applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
    this.chart.priceScale("right").applyOptions({ scaleMargins: { top: 0.08, bottom: 0.22 } });
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range && range.from < EARLY_BARS) {
        onOldest();
      }
    });
    this.retheme = new MutationObserver(this.paint);
    this.retheme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.dark.addEventListener("change", this.paint);
    this.paint();
  }

  /** Shows these and no others. */
  show(candles: readonly Candle[], withSeconds: boolean): void {
    this.chart.applyOptions({ timeScale: { secondsVisible: withSeconds } });
    this.candles.setData(candles.map(bar));
    this.volumes.setData(candles.map(volume));
  }

  /** Shows the end of what there is. */
  toNow(): void {
    this.chart.timeScale().scrollToRealTime();
  }

  /** Changes the last candle, or adds one after it. */
  update(candle: Candle): void {
    this.candles.update(bar(candle));
    this.volumes.update(volume(candle));
  }

  remove(): void {
    this.retheme.disconnect();
    this.dark.removeEventListener("change", this.paint);
    this.chart.remove();
  }

  private applyTheme(): void {
    const style = getComputedStyle(document.documentElement);
    const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const [line, good, bad] = [color("line"), color("good"), color("bad")];
    this.chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: color("surface") },
        textColor: color("muted"),
        fontFamily: getComputedStyle(document.body).fontFamily,
      },
      grid: { vertLines: { color: line }, horzLines: { color: line } },
    });
    this.candles.applyOptions({
      upColor: good,
      wickUpColor: good,
      downColor: bad,
      wickDownColor: bad,
    });
    this.volumes.applyOptions({ color: color("wood") });
  }
}

function bar({ start, open, high, low, close }: Candle) {
  return { time: (start / 1000) as UTCTimestamp, open, high, low, close };
}

function volume({ start, volume }: Candle) {
  return { time: (start / 1000) as UTCTimestamp, value: volume };
}
