import { useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { linkOf } from "./elements";
import { readKey, traceAddress } from "./keys";
import { ScanDialog } from "./ScanDialog";

/** Opens the page of whatever is typed, scanned or pasted. */
export function TraceSearch() {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const [scanning, setScanning] = useState(false);
  const open = (written: string): string | undefined => {
    const read = readKey(linkOf(written) ?? written);
    if (!read.ok) {
      return read.error;
    }
    setScanning(false);
    void navigate(traceAddress(read.key));
    return undefined;
  };
  return (
    <search>
      <form
        className="mb-5 flex max-w-2xl items-start gap-2"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setError(open(text));
        }}
      >
        <TextField
          label="Trace a thing, a lot or a product"
          bare
          className="flex-1"
          placeholder="GS1 Digital Link, key or number under the bar code"
          maxLength={400}
          value={text}
          error={error}
          onChange={(event) => {
            setText(event.target.value);
            setError(undefined);
          }}
        />
        <Button type="submit" kind="primary">
          Trace
        </Button>
        <Button onClick={() => setScanning(true)}>
          Scan<span className="sr-only"> a code</span>
        </Button>
      </form>
      {scanning && <ScanDialog onFound={open} onClose={() => setScanning(false)} />}
    </search>
  );
}
