import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useAct } from "../../api/hooks";
import { Problem } from "../../api/problem";
import type { CreditsSector } from "../../api/types";
import { Button } from "../../ui/Button";
import { AreaField, TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { CreditsTabs } from "./CreditsTabs";
import { DocumentFields } from "./DocumentFields";
import { PlaceFields } from "./PlaceFields";
import { type DraftProject, newProject, type ProjectErrors, registrationOf } from "./registration";
import { SECTORS } from "./words";

const MAX_DOCUMENTS = 50;

/** Registers a project, whose developer one is from then on. */
export function NewProjectPage() {
  const { current } = useIdentities();
  return (
    <>
      <CreditsTabs title="Register a project" />
      <h2 className="mb-3">Register a project</h2>
      {current ? <ProjectForm /> : <NobodyYet why="A project has a developer who signs for it." />}
    </>
  );
}

function ProjectForm() {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(newProject);
  const [attempted, setAttempted] = useState(false);
  const [answered, setAnswered] = useState<ProjectErrors>({});
  const form = useRef<HTMLFormElement>(null);
  const register = useAct("credits.RegisterProject");
  const read = registrationOf(draft);
  const errors: ProjectErrors = attempted ? { ...read.errors, ...answered } : {};
  const change = (part: Partial<DraftProject>) => {
    setDraft({ ...draft, ...part });
    setAnswered({});
  };
  const submit = () => {
    setAttempted(true);
    if (!read.body) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus(),
      );
      return;
    }
    register.mutate(read.body, {
      onSuccess: (receipt) => {
        tell("Registered.", receipt.id);
        void navigate(`/credits/project/${receipt.id}`);
      },
      onError: (error) => {
        if (error instanceof Problem && error.field in draft) {
          setAnswered({ [error.field]: error.message });
        }
      },
    });
  };
  return (
    <form
      ref={form}
      noValidate
      aria-label="Register a project"
      className="grid items-start gap-6 lg:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="card grid gap-4 p-5">
        <Text label="Name" field="name" max={240} {...{ draft, errors, change }} />
        <div className="grid grid-cols-2 gap-3">
          <Text label="Registry" field="registry" max={40} {...{ draft, errors, change }} />
          <Text
            label="Number there"
            field="registryId"
            max={80}
            placeholder="TS-101"
            {...{ draft, errors, change }}
          />
        </div>
        <Select
          label="Sector"
          value={draft.sector}
          onChange={(event) => change({ sector: event.target.value as CreditsSector })}
        >
          {Object.entries(SECTORS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Text
          label="Methodology"
          field="methodology"
          max={200}
          placeholder="VM0033"
          {...{ draft, errors, change }}
        />
        <AreaField
          label="Text (optional)"
          rows={6}
          maxLength={8000}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </div>
      <div className="grid gap-6">
        <PlaceFields {...{ draft, errors }} onChange={change} />
        <section className="card grid gap-4 p-5" aria-label="Period and documents">
          <div className="grid grid-cols-2 gap-3">
            <Text label="Crediting from" field="start" type="date" {...{ draft, errors, change }} />
            <Text label="Crediting until" field="end" type="date" {...{ draft, errors, change }} />
          </div>
          <DocumentFields
            label="Documents (optional)"
            documents={draft.documents}
            most={MAX_DOCUMENTS}
            onChange={(documents) => change({ documents })}
          />
        </section>
        <ErrorNote error={Object.keys(answered).length > 0 ? null : register.error} />
        <Button type="submit" kind="primary" busy={register.isPending}>
          Sign and register
        </Button>
      </div>
    </form>
  );
}

interface TextProps {
  label: string;
  field: "name" | "registry" | "registryId" | "methodology" | "start" | "end";
  draft: DraftProject;
  errors: ProjectErrors;
  change: (part: Partial<DraftProject>) => void;
  max?: number;
  type?: string;
  placeholder?: string;
}

function Text({ label, field, draft, errors, change, max, ...rest }: TextProps) {
  return (
    <TextField
      {...rest}
      label={label}
      maxLength={max}
      value={draft[field]}
      error={errors[field]}
      onChange={(event) => change({ [field]: event.target.value })}
    />
  );
}
