import { DownloadIcon } from "../../ui/icons";
import { Qr } from "../../ui/Qr";
import { labelAddress } from "./keys";

/** The signed passport, and a code that leads programs to it. */
export function Passport({ thing }: { thing: string }) {
  const address = `${labelAddress(thing)}?linkType=gs1:sustainabilityInfo`;
  return (
    <section aria-labelledby="passport" className="card flex flex-wrap items-center gap-5 p-4">
      <div className="w-28">
        <Qr text={location.origin + address} label="Opens the passport" />
      </div>
      <div className="grid max-w-prose gap-2 text-sm">
        <h2 id="passport">Product passport</h2>
        <p>
          All of this as one signed file: a verifiable credential in JSON-LD, which can be checked
          without this venue by <code className="mono">./run verify FILE --key KEY</code> and the{" "}
          <a className="link" href="/.well-known/did.json">
            key of its issuer
          </a>
          .
        </p>
        <p>
          <a
            className="btn btn-plain"
            href={`/v1/passports/${thing}`}
            download={`passport-${thing.replace(/[^A-Za-z0-9]+/g, "-")}.json`}
          >
            <DownloadIcon />
            Download the passport
          </a>
        </p>
      </div>
    </section>
  );
}
