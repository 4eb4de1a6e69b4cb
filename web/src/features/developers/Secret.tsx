import { useState } from "react";
import { Button } from "../../ui/Button";

interface Props {
  label: string;
  value: string;
  onDone: () => void;
}

/** A secret that is shown this one time. */
export function Secret({ label, value, onDone }: Props) {
  const [copied, setCopied] = useState(false);
  return (
    <div role="status" className="card grid gap-3 p-4">
      <p>
        <strong>{label}</strong> It is shown this one time: keep it where your program finds it, and
        nobody else.
      </p>
      <code className="mono break-all">{value}</code>
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          onClick={() => navigator.clipboard.writeText(value).then(() => setCopied(true))}
        >
          {copied ? "Copied" : "Copy"}
        </Button>
        <Button onClick={onDone}>I have kept it</Button>
      </div>
    </div>
  );
}
