import {
  type AnswerProblem,
  canonicalJson,
  fileLimits,
  type JsonObject,
  type Release,
} from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { unprocessable } from '../http/problem.ts';
import { filesStore } from '../stores/files.ts';

/** What a save would store in a step, and what stands there already (or would stand there at first). */
export interface FilesOfStep {
  release: Release;
  caseId: string;
  form: string;
  step: string;
  data: JsonObject;
  known: JsonObject;
}

/**
 * Refuses (422) answers that name a file which nobody uploaded to this case: evidence is what the upload route
 * took and scanned, by the name, size and hash that it had then.
 */
export async function checkFiles(db: Db, step: FilesOfStep): Promise<void> {
  const known = new Set(filesIn(step, step.known).map(({ text }) => text));
  const added = filesIn(step, step.data).filter(({ text }) => !known.has(text));
  if (added.length === 0) return;
  const uploaded = await filesStore(db).ofCase(step.caseId);
  const kept = new Set(
    uploaded.map(({ id, name, size, type, sha256 }) => canonicalJson({ id, name, size, type, sha256 })),
  );
  const unknown = added.filter(({ text }) => !kept.has(text));
  if (unknown.length === 0) return;
  const message = {
    en: 'This file was not uploaded here. Upload it again.',
    fr: 'Ce fichier n’a pas été envoyé ici. Envoyez-le de nouveau.',
  };
  throw unprocessable('unknown-file', message, {
    reasons: unknown.map(({ pointer }) => ({
      place: `${step.form}.${step.step}${pointer.replaceAll('/', '.')}` satisfies AnswerProblem['place'],
      pointer,
      message,
    })),
  });
}

function filesIn(step: FilesOfStep, data: JsonObject): { pointer: string; text: string }[] {
  const found: { pointer: string; text: string }[] = [];
  const look = (value: unknown, pointer: string) => {
    if (typeof value !== 'object' || value === null) return;
    // Only what has the shape of a file can count as one.
    if ('sha256' in value && fileLimits(step.release, step.form, step.step, pointer)) {
      const { id, name, size, type, sha256 } = value as JsonObject;
      found.push({ pointer, text: canonicalJson({ id, name, size, type, sha256 }) });
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      look(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  };
  look(data, '');
  return found;
}
