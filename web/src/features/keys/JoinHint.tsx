/** How one comes by the code of a key on another device. */
export function JoinHint() {
  return (
    <p className="text-sm text-muted">
      On the other device open <span className="mono text-ink">{joinAddress()}</span>, make a key
      there, and bring its code here. A program prints one by the same rule.
    </p>
  );
}

function joinAddress(): string {
  return `${window.location.host}/keys/join`;
}
