import {
  type Answers,
  fileLimits,
  isAt,
  type Json,
  type JsonObject,
  type Release,
} from '../../../engine/index.ts';
import { CommandFailed } from '../command-failed.ts';
import type { Client } from './client.ts';
import { evidenceFor } from './evidence.ts';

interface CaseForms {
  forms: { id: string; steps: { id: string; canEdit: boolean }[] }[];
}

/**
 * Saves what is still unsaved wherever one of the people may edit now, as the browser would: read the step,
 * change it, put it back under its revision. Saved steps are taken out of `unsaved`.
 */
export async function saveAnswers(
  people: Client[],
  release: Release,
  caseId: string,
  unsaved: Answers,
): Promise<void> {
  for (const client of people) {
    const seen = await client.send('GET', `/api/v1/cases/${caseId}`);
    if (seen.status !== 200) continue;
    for (const form of (seen.body as unknown as CaseForms).forms) {
      for (const step of form.steps) {
        const data = unsaved[form.id]?.[step.id];
        if (data === undefined || !step.canEdit) continue;
        await saveStep(client, release, caseId, form.id, step.id, data);
        delete unsaved[form.id]?.[step.id];
      }
    }
  }
}

async function saveStep(
  client: Client,
  release: Release,
  caseId: string,
  form: string,
  step: string,
  answers: JsonObject,
): Promise<void> {
  const path = `/api/v1/cases/${caseId}/forms/${form}/steps/${step}`;
  const { body } = (await client.must('GET', path)) as unknown as {
    body: { data: JsonObject; revision: number; only: string[] | null };
  };
  const fixed = readOnlyProperties(release, form, step);
  const data: JsonObject = { ...body.data };
  for (const [property, value] of Object.entries(answers)) {
    const place = `${form}.${step}.${property}`;
    const asked = body.only === null || body.only.some((one) => isAt(place, one) || isAt(one, place));
    if (fixed.has(property) || !asked) continue;
    data[property] = await withUploads({ client, release, caseId, form, step }, `/${property}`, value);
  }
  const saved = await client.send('PUT', path, data, { 'if-match': `"${body.revision}"` });
  if (saved.status >= 400) {
    throw new CommandFailed(
      `${client.name}: saving ${form}.${step} answered ${saved.status}: ${JSON.stringify(saved.body)}`,
    );
  }
}

function readOnlyProperties(release: Release, form: string, step: string): Set<string> {
  const properties = release.forms.get(form)?.steps.get(step)?.step.schema.properties ?? {};
  return new Set(
    Object.entries(properties as { [name: string]: { readOnly?: boolean } })
      .filter(([, schema]) => schema.readOnly === true)
      .map(([name]) => name),
  );
}

interface Place {
  client: Client;
  release: Release;
  caseId: string;
  form: string;
  step: string;
}

/** Replaces each file that an example names by one that is really sent. */
async function withUploads(at: Place, pointer: string, value: Json): Promise<Json> {
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const [index, one] of value.entries()) items.push(await withUploads(at, `${pointer}/${index}`, one));
    return items;
  }
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.sha256 === 'string' && typeof value.name === 'string')
    return upload(at, pointer, value.name);
  const members: JsonObject = {};
  for (const [key, one] of Object.entries(value))
    members[key] = await withUploads(at, `${pointer}/${key}`, one);
  return members;
}

async function upload({ client, release, caseId, form, step }: Place, pointer: string, given: string) {
  const types = fileLimits(release, form, step, pointer)?.types ?? ['pdf'];
  const file = evidenceFor(
    subjectOf(release, form, step, pointer) ?? given,
    `${step}${pointer}`,
    caseId,
    types,
  );
  const address = `/api/v1/cases/${caseId}/files?form=${form}&step=${step}&pointer=${encodeURIComponent(pointer)}`;
  const sent = await client.upload(address, file.name, file.bytes);
  if (sent.status !== 201)
    throw new CommandFailed(`Sending ${file.name} answered ${sent.status}: ${JSON.stringify(sent.body)}`);
  return sent.body as Json;
}

/** What the form calls the property that a pointer leads into. */
function subjectOf(release: Release, form: string, step: string, pointer: string): string | undefined {
  const [language = ''] = release.definition.languages;
  const texts = release.forms.get(form)?.steps.get(step)?.step.i18n?.[language] as
    | { [key: string]: string }
    | undefined;
  return texts?.[`${pointer.split('/')[1]}.label`];
}
