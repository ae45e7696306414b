import type { JsonObject } from '../../../engine/index.ts';
import { certificatesStore, type StoredCertificate } from '../../stores/certificates.ts';
import type { EffectRow } from '../../stores/effect-row.ts';
import { sequenceStore } from '../../stores/sequences.ts';
import type { EffectDeps } from '../effect-deps.ts';
import { CannotEverWork, type EffectHandler } from '../handler.ts';
import { postLetter } from '../post-letter.ts';
import { caseOf } from '../row-case.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Issues a certificate under the effect's key, then prints and mails it as a letter that knows its number. */
export function certificateHandler(deps: EffectDeps): EffectHandler {
  return async (row) => {
    const stored = await caseOf(deps.db, row);
    const release = await deps.releases.get(stored.releaseHash);
    const wanted = readCertificate(row);
    const certificate = await deps.transact(async (tx) => {
      const store = certificatesStore(tx);
      const before = await store.byKey(row.key);
      if (before !== null) return before;
      const year = Number(wanted.validFrom.slice(0, 4));
      const pattern = release.definition.numbering.certificate ?? 'C{year}{sequence:5}';
      const issued: StoredCertificate = {
        ...wanted,
        id: deps.ids.next(),
        key: row.key,
        number: await sequenceStore(tx).nextNumber(stored.program, 'certificate', pattern, year),
        program: stored.program,
        caseId: stored.id,
        companyId: stored.companyId,
        letterId: null,
        createdAt: row.createdAt,
      };
      await store.insert(issued);
      return issued;
    });
    const { number, kind, scope, validFrom, validUntil } = certificate;
    const extra = (): JsonObject => ({ certificate: { number, kind, scope, validFrom, validUntil } });
    const letters = await postLetter(deps, { row, stored, release, keep: true, extra });
    const first = letters[0];
    if (first === undefined || certificate.letterId !== null) return;
    await deps.transact((tx) => certificatesStore(tx).setLetter(certificate.id, first.id));
  };
}

function readCertificate(
  row: EffectRow,
): Pick<StoredCertificate, 'kind' | 'scope' | 'validFrom' | 'validUntil'> {
  const { kind, scope, validFrom, validUntil } = row.params;
  if (typeof validFrom !== 'string' || !DATE.test(validFrom)) {
    throw new CannotEverWork(`A certificate needs validFrom, a date; found ${JSON.stringify(validFrom)}.`);
  }
  return {
    kind: typeof kind === 'string' ? kind : '',
    scope: scope ?? null,
    validFrom,
    validUntil: typeof validUntil === 'string' && DATE.test(validUntil) ? validUntil : null,
  };
}
