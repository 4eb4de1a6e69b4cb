import type { ReactNode } from "react";

// Drawn on a grid of 16, with one stroke; they never carry meaning alone.

interface IconProps {
  size?: number;
}

function Icon({ size = 16, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
    >
      {children}
    </svg>
  );
}

export function SearchIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </Icon>
  );
}

export function SunIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="3" />
      <path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7" />
    </Icon>
  );
}

export function MoonIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7Z" />
    </Icon>
  );
}

export function ContrastIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 2v12a6 6 0 0 0 0-12Z" fill="currentColor" />
    </Icon>
  );
}

export function CheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m3 8.5 3.5 3.5L13 4.5" />
    </Icon>
  );
}

export function CrossIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m4 4 8 8M12 4l-8 8" />
    </Icon>
  );
}

export function LockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </Icon>
  );
}

export function PlusIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 3v10M3 8h10" />
    </Icon>
  );
}

export function MinusIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3 8h10" />
    </Icon>
  );
}

export function UploadIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 10.5V2.5M4.8 5.5 8 2.3l3.2 3.2M2.5 11v2.5h11V11" />
    </Icon>
  );
}

export function DownloadIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M2.5 11v2.5h11V11" />
    </Icon>
  );
}

export function WarningIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 2 1.5 13.5h13L8 2ZM8 6.5v3.2M8 11.7v.1" />
    </Icon>
  );
}

export function GoodsIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 5 8 2l5.5 3v6L8 14l-5.5-3V5ZM2.5 5 8 8l5.5-3M8 8v6" />
    </Icon>
  );
}

export function OrdersIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3.5 2h9v12l-2.2-1.3L8 14l-2.3-1.3L3.5 14V2ZM6 5.5h4M6 8.5h4" />
    </Icon>
  );
}

export function SellIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8.5 2H14v5.5L7.7 13.8a1 1 0 0 1-1.4 0L2.2 9.7a1 1 0 0 1 0-1.4L8.5 2Z" />
      <circle cx="11" cy="5" r=".6" />
    </Icon>
  );
}

export function GovernanceIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 2v12M5 14h6M3 4.5h10M3 4.5 1.2 9h3.6L3 4.5ZM13 4.5 11.2 9h3.6L13 4.5Z" />
    </Icon>
  );
}

export function ExchangeIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.5 2v2M4.5 10v3.5M11.5 2.5V6M11.5 12v2M3 4h3v6H3ZM10 6h3v6h-3Z" />
    </Icon>
  );
}

export function AccountIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2 4.5h12v8H2v-8ZM2 7.5h12M10.5 10.3h1.5" />
    </Icon>
  );
}

export function LiveIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M1.5 8h3l2-5 3 10 2-5h3" />
    </Icon>
  );
}

export function PeopleIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="5" r="2.8" />
      <path d="M2.5 14c.4-3 2.6-4.6 5.5-4.6s5.1 1.6 5.5 4.6" />
    </Icon>
  );
}

/** A split tally stick: the sign of a receipt. */
export function TallyIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M1.5 4.5h13v2.3h-13zM1.5 9.2h10v2.3h-10zM4.5 4.5v2.3M7.5 4.5v2.3M10.5 4.5v2.3M4.5 9.2v2.3M7.5 9.2v2.3" />
    </Icon>
  );
}

/** A leaf: the sign of carbon credits. */
export function LeafIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 13.5C3 7 6.5 2.8 13.5 2.5c.3 7-3.3 10.7-9 9.8M5 11c1.2-2.3 2.8-3.9 5-5" />
    </Icon>
  );
}

export function KeyIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="5" cy="11" r="3" />
      <path d="m7.2 8.8 6.3-6.3M11 5l2 2M9 7l1.5 1.5" />
    </Icon>
  );
}

export function WalletIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2 5.5V12a1.5 1.5 0 0 0 1.5 1.5h10v-8h-10A1.5 1.5 0 0 1 3.5 2.5h8v3" />
      <path d="M10.8 9.5h.2" />
    </Icon>
  );
}

export function PenIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m2.5 13.5.8-3.2 7.4-7.4 2.4 2.4-7.4 7.4zM9 4.6 11.4 7" />
    </Icon>
  );
}

export function BuildingIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3 13.5v-11h7v11M10 6.5h3v7M1.5 13.5h13M5.5 5h2M5.5 7.5h2M5.5 10h2" />
    </Icon>
  );
}

export function BoxIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2 5.5h12v8H2zM3.5 2.5h9l1.5 3H2zM6.5 8.5h3" />
    </Icon>
  );
}

/** What measures and says so. */
export function SensorIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="1.5" />
      <path d="M5 11a4.2 4.2 0 0 1 0-6M11 5a4.2 4.2 0 0 1 0 6M2.8 13.2a7.4 7.4 0 0 1 0-10.4M13.2 2.8a7.4 7.4 0 0 1 0 10.4" />
    </Icon>
  );
}
