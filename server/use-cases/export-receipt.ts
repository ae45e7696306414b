import type { HistoryEntry, Manifest, Sha256 } from '../../engine/index.ts';
import { forbidden } from '../http/problem.ts';
import { worksOnProgram } from '../rights/program-role.ts';
import { historyStore } from '../stores/history.ts';
import { releaseStore } from '../stores/releases.ts';
import type { CaseDeps, User } from './case-deps.ts';
import type { Verification } from './difference.ts';
import { loadCase } from './load-case.ts';
import { verifyHistory } from './verify-history.ts';
import { verifyReleaseFiles } from './verify-release-files.ts';

/** A case's history as one file that proves itself wherever it is: the chain, and the release it ran on. */
export interface Receipt {
  kind: 'attest-receipt';
  format: 1;
  exportedAt: string;
  case: { id: string; number: string | null; program: string };
  release: { hash: Sha256; manifest: Manifest /** path → base64 */; files: { [path: string]: string } };
  history: HistoryEntry[];
}

/**
 * For those who answer for the case: the people of its program (else 403). It holds every decision's facts, also
 * those of forms that members do not see, and leaving one out would break the chain.
 */
export async function exportReceipt(deps: CaseDeps, query: { user: User; caseId: string }): Promise<Receipt> {
  const { stored, release, acting } = await loadCase(deps, query.user, query.caseId);
  if (!worksOnProgram(release, acting)) {
    throw forbidden({
      en: 'The proof of a case is given out by the people of its program. Ask them for it.',
      fr: 'La preuve d’un dossier est remise par les personnes de son programme. Demandez-la-leur.',
    });
  }
  const entries = await historyStore(deps.db).ofCase(stored.id);
  const files = await releaseStore(deps.db).files(stored.releaseHash);
  return {
    kind: 'attest-receipt',
    format: 1,
    exportedAt: deps.clock.now().toISOString(),
    case: { id: stored.id, number: stored.number, program: stored.program },
    release: {
      hash: stored.releaseHash,
      manifest: release.manifest,
      files: Object.fromEntries(
        [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]),
      ),
    },
    history: entries.map(({ entry }) => entry),
  };
}

/** Checks a receipt by itself, without any database. */
export async function verifyReceipt(receipt: Receipt): Promise<Verification> {
  const files = new Map(
    Object.entries(receipt.release.files).map(([path, text]) => [
      path,
      new Uint8Array(Buffer.from(text, 'base64')),
    ]),
  );
  const opened = verifyReleaseFiles(files, receipt.release.manifest, receipt.release.hash);
  const replayed = await verifyHistory(receipt.history, opened.release);
  const foreign = receipt.history
    .filter((entry) => entry.case !== receipt.case.id)
    .map((entry) => ({
      kind: 'history' as const,
      where: `history ${entry.seq}`,
      message: `History row ${entry.seq} belongs to another case.`,
    }));
  const differences = [...opened.differences, ...replayed.differences, ...foreign];
  return {
    ok: differences.length === 0 && receipt.history.length > 0,
    checked: {
      files: files.size,
      history: receipt.history.length,
      steps: replayed.steps,
      decisions: replayed.decisions,
    },
    differences,
  };
}
