import Button from '@mui/material/Button';
import { lazy, Suspense } from 'react';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { SignInPage } from '../portal/identity/sign-in-page.tsx';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import { useMe } from '../shared/session.ts';
import { SessionEnded } from './session-ended.tsx';
import { Shell } from './shell.tsx';

// Each place is its own chunk: the first page needs none of the others.
const SignUpPage = lazy(async () => ({
  default: (await import('../portal/identity/sign-up-page.tsx')).SignUpPage,
}));
const recovery = () => import('../portal/identity/recovery-pages.tsx');
const ForgotPasswordPage = lazy(async () => ({ default: (await recovery()).ForgotPasswordPage }));
const ForgotUsernamePage = lazy(async () => ({ default: (await recovery()).ForgotUsernamePage }));
const ResetPasswordPage = lazy(async () => ({ default: (await recovery()).ResetPasswordPage }));
const VerifiedPage = lazy(async () => ({ default: (await recovery()).VerifiedPage }));
const FirstAdministratorPage = lazy(async () => ({ default: (await recovery()).FirstAdministratorPage }));
const HomePage = lazy(async () => ({ default: (await import('../portal/home-page.tsx')).HomePage }));
const CasePage = lazy(async () => ({ default: (await import('../portal/case/case-page.tsx')).CasePage }));
const StepPage = lazy(async () => ({ default: (await import('../portal/step/step-page.tsx')).StepPage }));
const InvoicesPage = lazy(async () => ({
  default: (await import('../portal/invoices-page.tsx')).InvoicesPage,
}));
const CertificatesPage = lazy(async () => ({
  default: (await import('../portal/certificates-page.tsx')).CertificatesPage,
}));
const AccountPage = lazy(async () => ({
  default: (await import('../portal/account/account-page.tsx')).AccountPage,
}));
const CompaniesPage = lazy(async () => ({
  default: (await import('../portal/companies-page.tsx')).CompaniesPage,
}));
const PaymentPage = lazy(async () => ({ default: (await import('../portal/payment-page.tsx')).PaymentPage }));
const TrainingPage = lazy(async () => ({
  default: (await import('../workbench/training-page.tsx')).TrainingPage,
}));
const UsersPage = lazy(async () => ({ default: (await import('../workbench/users-page.tsx')).UsersPage }));
const OperationsPage = lazy(async () => ({
  default: (await import('../workbench/operations-page.tsx')).OperationsPage,
}));

export function App() {
  const { me, error } = useMe();
  if (error) return <ProblemAlert error={error} />;
  if (me === undefined) return <Waiting />;
  return (
    <Shell me={me}>
      {me && <SessionEnded me={me} />}
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="/sign-up" element={<SignUpPage />} />
          <Route path="/forgot-password" element={<ForgotPasswordPage />} />
          <Route path="/forgot-username" element={<ForgotUsernamePage />} />
          <Route path="/reset-password" element={<ResetPasswordPage />} />
          <Route path="/verified" element={<VerifiedPage />} />
          <Route path="/first-administrator" element={<FirstAdministratorPage />} />
          {me ? (
            <>
              <Route path="/" element={<HomePage me={me} />} />
              <Route path="/cases/:case" element={<CasePage />} />
              <Route path="/cases/:case/forms/:form/:step" element={<StepPage />} />
              <Route path="/invoices" element={<InvoicesPage />} />
              <Route path="/certificates" element={<CertificatesPage />} />
              <Route path="/account" element={<AccountPage me={me} />} />
              <Route path="/companies" element={<CompaniesPage me={me} />} />
              <Route path="/payments/:payment" element={<PaymentPage />} />
              {me.may.includes('training') && <Route path="/training" element={<TrainingPage />} />}
              {me.administrator && <Route path="/users" element={<UsersPage />} />}
              {me.administrator && <Route path="/operations" element={<OperationsPage />} />}
              <Route path="*" element={<NotFoundPage />} />
            </>
          ) : (
            <Route path="*" element={<ToSignIn />} />
          )}
        </Routes>
      </Suspense>
    </Shell>
  );
}

/** Asks to sign in first and comes back to the page afterwards. */
function ToSignIn() {
  const { pathname, search } = useLocation();
  const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={`/sign-in${next}`} replace />;
}

function NotFoundPage() {
  const { t } = useLanguage();
  return (
    <Page title={t('app.notFound')} width="narrow">
      <p>{t('app.notFoundHelp')}</p>
      <Button component={Link} to="/" variant="contained">
        {t('app.goHome')}
      </Button>
    </Page>
  );
}
