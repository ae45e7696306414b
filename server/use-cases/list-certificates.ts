import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import { certificateScope, inScope } from '../rights/paper-scope.ts';
import type { SessionUser } from '../rights/rights.ts';
import { certificatesStore, type StoredCertificate } from '../stores/certificates.ts';
import { lettersStore } from '../stores/letters.ts';
import { namesStore } from '../stores/names.ts';

export interface CertificateView extends Omit<StoredCertificate, 'key'> {
  company: string;
  caseNumber: string | null;
}

/** The certificates that a user may see, newest first. */
export async function listCertificates(
  deps: Pick<Deps, 'db'>,
  user: SessionUser,
): Promise<CertificateView[]> {
  const found = await certificatesStore(deps.db).list(await certificateScope(deps, user));
  const companies = await namesStore(deps.db).companies(found.map((one) => one.companyId));
  const numbers = await namesStore(deps.db).caseNumbers(found.map((one) => one.caseId));
  return found.map(({ key: _key, ...certificate }) => ({
    ...certificate,
    company: companies.get(certificate.companyId) ?? '',
    caseNumber: numbers.get(certificate.caseId) ?? null,
  }));
}

/** The certificate's printed letter: SHA-256 of the PDF and a name for it. */
export async function findCertificatePdf(
  deps: Pick<Deps, 'db'>,
  user: SessionUser,
  id: string,
): Promise<{ sha256: string; name: string }> {
  const certificate = await certificatesStore(deps.db).find(id);
  if (certificate === null || !inScope(await certificateScope(deps, user), certificate)) {
    throw notFound('This certificate');
  }
  const letter =
    certificate.letterId === null ? null : await lettersStore(deps.db).find(certificate.letterId);
  if (letter === null) throw notFound('The document of this certificate');
  return { sha256: letter.pdf, name: `${certificate.number}.pdf` };
}
