import type { OfferedEvent, Text } from '../../engine/index.ts';
import type { StoredFile } from '../stores/files.ts';
import { findFile } from './download-file.ts';
import { type FormToRead, formToRead, signatureTitle } from './forms-to-read.ts';
import { loadCaseWithData } from './load-case.ts';
import { draftOf, type LinkDeps, type LinkRequest, noteOpened, openLink } from './open-link.ts';
import { readReleaseForm } from './programs.ts';
import { type CaseAnswer, readCase } from './read-case.ts';
import { shownBeside } from './sign-step.ts';

type ReleaseForm = Awaited<ReturnType<typeof readReleaseForm>>;

/** What the bearer of a link is shown: whom it is for, what it is about, and what he may do by it. */
export interface SignedLinkAnswer {
  person: { name: string; email: string };
  language: string;
  program: Text;
  case: Pick<CaseAnswer, 'number' | 'company' | 'assessor' | 'state'>;
  expiresOn: string;
  timeZone: string;
  /** Under this name the browser keeps what is not sent yet. */
  draft: string;
  form: string;
  step: string;
  /** Sent by signing. */
  event: OfferedEvent | null;
  /** What may be done instead, each with the form that gives its data. */
  others: { event: OfferedEvent; form: ReleaseForm | null }[];
  forms: { id: string; title: Text; steps: { id: string; title: Text }[] }[];
}

/** Opens a signed link. Throws as `openLink` does. */
export async function readSignedLink(deps: LinkDeps, request: LinkRequest): Promise<SignedLinkAnswer> {
  const opened = await openLink(deps, request);
  const { link, user } = opened;
  const found = await readCase(deps, { user, caseId: link.caseId });
  const release = await deps.releases.get(found.release);
  await noteOpened(deps, opened, request.requestId);
  const offered = (type: string) => found.events.find((one) => one.type === type);
  const others = await Promise.all(
    link.events.flatMap((type) => {
      const event = offered(type);
      return event ? [withForm(deps, found.release, event)] : [];
    }),
  );
  return {
    person: { name: link.name, email: link.email },
    language: link.language,
    program: release.definition.title,
    case: {
      number: found.number,
      company: found.company,
      assessor: found.assessor,
      state: found.state,
    },
    expiresOn: link.expiresOn,
    timeZone: release.definition.timeZone,
    draft: draftOf(link),
    form: link.form,
    step: link.step,
    event: offered(link.event) ?? null,
    others,
    forms: found.forms.map(({ id, title, steps }) => ({
      id,
      title,
      steps: steps.filter((step) => !step.closing).map((step) => ({ id: step.id, title: step.title })),
    })),
  };
}

async function withForm(deps: LinkDeps, release: string, event: OfferedEvent) {
  return { event, form: event.form ? await readReleaseForm(deps, release, event.form) : null };
}

export interface LinkedForm extends FormToRead {
  /** Names all that the link's signature covers but its own step, as it stands now; null where it signs nothing. */
  shown: string | null;
  /** What the program calls that signature. */
  signature: Text | null;
}

/** A form of the link's case as its role may see it, to read: schemas and answers. 404 for any other form. */
export async function readLinkedForm(
  deps: LinkDeps,
  request: LinkRequest & { form: string },
): Promise<LinkedForm> {
  const { link, user } = await openLink(deps, request);
  const loaded = await loadCaseWithData(deps, user, link.caseId);
  const form = await formToRead(deps, loaded, request.form);
  const isOwn = (step: string) => link.form === request.form && link.step === step;
  const steps = form.steps.map(({ answer, ...step }) => ({
    ...step,
    answer: { ...answer, canEdit: isOwn(step.id) && answer.canEdit },
  }));
  const shown = shownBeside(link, loaded, deps.clock.now().toISOString());
  return { ...form, steps, shown, signature: signatureTitle(loaded, link.event) };
}

/** A file that stands in a step which the link's role may read. 404 for any other. */
export async function findLinkedFile(
  deps: LinkDeps,
  request: LinkRequest & { file: string },
): Promise<StoredFile> {
  const { link, user } = await openLink(deps, request);
  const { email, language } = link;
  return findFile(deps, { ...user, email, language, twoFactor: false }, request.file);
}
