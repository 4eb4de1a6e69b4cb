import { Link, useParams } from "react-router";
import { useRefreshOn, useRow, useVenue } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { DownloadIcon } from "../../ui/icons";
import { ErrorNote, Loading } from "../../ui/notes";
import { Qr } from "../../ui/Qr";
import { Time } from "../../ui/Time";
import { CertificateCheck } from "./CertificateCheck";
import { countryName } from "./map/geography";
import { RetirementActions } from "./RetirementActions";
import type { Retirement } from "./rows";
import { rangeInWords } from "./serials";
import { STATUSES, tonnes, wordFor } from "./words";

/** What a retirement's beneficiary can show to anybody, and anybody can check. */
export function CertificatePage() {
  const { id = "" } = useParams();
  const row = useRow("credits/retirement", { retirement: id });
  useRefreshOn(row.data ? [`credits.project.${row.data.project}`] : []);
  if (row.error) {
    return <ErrorNote error={row.error} retry={() => void row.refetch()} />;
  }
  return row.data ? <Certificate retirement={row.data} /> : <Loading what="the certificate" />;
}

function Certificate({ retirement }: { retirement: Retirement }) {
  const state = wordFor(STATUSES, retirement.state);
  const isFinal = retirement.state === "FINAL";
  const title = isFinal ? "Certificate of retirement" : "Retirement";
  return (
    <article className="mx-auto grid max-w-3xl gap-6">
      <title>{`${title} · Tallystick`}</title>
      <Link className="link text-sm" to="/credits/retirements">
        Retirements
      </Link>
      <RetirementActions retirement={retirement} />
      <section aria-labelledby="certificate" className="card overflow-hidden">
        <div className="stick" />
        <div className="grid gap-6 p-5 sm:grid-cols-[1fr_auto] sm:p-8">
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-2">
              <h1 id="certificate" className="label text-sm tracking-wide">
                {title}
              </h1>
              <Badge tone={state.tone} title={state.means}>
                {state.label}
              </Badge>
            </div>
            <p className="mt-3 text-4xl font-semibold tracking-tight">
              {tonnes(retirement.quantity)}
            </p>
            <p className="text-muted">of carbon dioxide or its equal</p>
            <p className="mt-3 text-lg break-words">
              for{" "}
              <strong className="font-semibold">{retirement.beneficiary || "nobody told"}</strong>
            </p>
            {retirement.purpose && <p className="break-words">{retirement.purpose}</p>}
            {retirement.message && (
              <blockquote className="mt-3 border-l-2 border-wood pl-3 break-words whitespace-pre-line">
                {retirement.message}
              </blockquote>
            )}
          </div>
          <Code id={retirement.retirement} />
        </div>
        <Facts retirement={retirement} />
      </section>
      {isFinal && (
        <section aria-labelledby="proof" className="grid gap-3">
          <h2 id="proof">Check it</h2>
          <CertificateCheck retirement={retirement} />
          <Files id={retirement.retirement} />
        </section>
      )}
    </article>
  );
}

function Code({ id }: { id: string }) {
  const address = `${location.origin}/credits/certificates/${id}`;
  return (
    <figure className="w-36 justify-self-start sm:justify-self-end">
      <Qr text={address} label="QR code with the address of this page" />
      <figcaption className="mt-1 text-center text-xs text-muted">This page</figcaption>
    </figure>
  );
}

function Facts({ retirement }: { retirement: Retirement }) {
  const venue = useVenue().data;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 border-t border-line p-5 text-sm *:min-w-0 sm:px-8">
      <dt className="text-muted">Project</dt>
      <dd>
        <Link className="link" to={`/credits/project/${retirement.project}`}>
          {retirement.projectName}
        </Link>
        , {retirement.registry} {retirement.registryId}
      </dd>
      <dt className="text-muted">Vintage</dt>
      <dd>{retirement.vintage}</dd>
      <dt className="text-muted">Country</dt>
      <dd>{countryName(retirement.country)}</dd>
      <dt className="text-muted">Methodology</dt>
      <dd>{retirement.methodology}</dd>
      <dt className="text-muted">Serial numbers</dt>
      <dd className="mono break-all">
        {retirement.ranges.map((range) => (
          <span key={`${range.space} ${range.first}`} className="block">
            {rangeInWords(range)}
          </span>
        ))}
      </dd>
      <dt className="text-muted">Retired by</dt>
      <dd>{retirement.ownerName}</dd>
      <dt className="text-muted">Requested</dt>
      <dd>
        <Time at={retirement.requested} precise />
      </dd>
      {retirement.closed > 0 && (
        <>
          <dt className="text-muted">{retirement.state === "WITHDRAWN" ? "Withdrawn" : "Final"}</dt>
          <dd>
            <Time at={retirement.closed} precise />, block {retirement.closedHeight}
          </dd>
        </>
      )}
      <dt className="text-muted">Certificate</dt>
      <dd className="mono break-all">{retirement.retirement}</dd>
      {venue && (
        <>
          <dt className="text-muted">Log</dt>
          <dd className="break-all">{venue.origin}</dd>
        </>
      )}
    </dl>
  );
}

function Files({ id }: { id: string }) {
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <a className="btn btn-plain" href={`/v1/credits/certificates/${id}.pdf`} download>
          <DownloadIcon /> Download the PDF
        </a>
        <a className="btn btn-plain" href={`/v1/credits/certificates/${id}.json`} download>
          <DownloadIcon /> Download the proof
        </a>
      </div>
      <p className="text-sm text-muted">
        The proof holds without this venue:{" "}
        <code className="mono rounded bg-sunken px-1.5 py-0.5 break-all text-ink">
          ./run verify certificate-{id}.json
        </code>
      </p>
    </>
  );
}
