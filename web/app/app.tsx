import Button from '@mui/material/Button';
import { lazy, Suspense } from 'react';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import { type Me, useMe } from '../shared/session.ts';
import { BrokenPage } from './broken-page.tsx';
import { SessionEnded } from './session-ended.tsx';
import { Shell } from './shell.tsx';

// Each place is its own chunk: the first page needs none of the others.
const SignInPage = lazy(async () => ({
  default: (await import('../portal/identity/sign-in-page.tsx')).SignInPage,
}));
const SignUpPage = lazy(async () => ({
  default: (await import('../portal/identity/sign-up-page.tsx')).SignUpPage,
}));
const recovery = () => import('../portal/identity/recovery-pages.tsx');
const ForgotPasswordPage = lazy(async () => ({ default: (await recovery()).ForgotPasswordPage }));
const ForgotUsernamePage = lazy(async () => ({ default: (await recovery()).ForgotUsernamePage }));
const ResetPasswordPage = lazy(async () => ({ default: (await recovery()).ResetPasswordPage }));
const VerifiedPage = lazy(async () => ({ default: (await recovery()).VerifiedPage }));
const FirstAdministratorPage = lazy(async () => ({ default: (await recovery()).FirstAdministratorPage }));
const InvitationPage = lazy(async () => ({
  default: (await import('../portal/identity/invitation-page.tsx')).InvitationPage,
}));
const home = async () => ({ default: (await import('../portal/home-page.tsx')).HomePage });
const HomePage = lazy(home);
const AuditsPage = lazy(async () => ({ default: (await import('../portal/audits-page.tsx')).AuditsPage }));
const SignPage = lazy(async () => ({ default: (await import('../portal/sign/sign-page.tsx')).SignPage }));
const landing = async () => ({
  default: (await import('../workbench/landing/landing-page.tsx')).LandingPage,
});
const LandingPage = lazy(landing);
const QueuePage = lazy(async () => ({
  default: (await import('../workbench/queue/queue-page.tsx')).QueuePage,
}));
const CasePage = lazy(async () => ({ default: (await import('../portal/case/case-page.tsx')).CasePage }));
const StepPage = lazy(async () => ({ default: (await import('../portal/step/step-page.tsx')).StepPage }));
const ReviewPage = lazy(async () => ({
  default: (await import('../workbench/review/review-page.tsx')).ReviewPage,
}));
const InvoicesPage = lazy(async () => ({
  default: (await import('../portal/payments/invoices-page.tsx')).InvoicesPage,
}));
const CartPage = lazy(async () => ({
  default: (await import('../portal/payments/cart-page.tsx')).CartPage,
}));
const OrderPage = lazy(async () => ({
  default: (await import('../portal/payments/order-page.tsx')).OrderPage,
}));
const StatementPage = lazy(async () => ({
  default: (await import('../portal/payments/statement-page.tsx')).StatementPage,
}));
const AccessCodesPage = lazy(async () => ({
  default: (await import('../workbench/access-codes/access-codes-page.tsx')).AccessCodesPage,
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
const StaffCompaniesPage = lazy(async () => ({
  default: (await import('../workbench/companies/staff-companies-page.tsx')).StaffCompaniesPage,
}));
const CompanyPage = lazy(async () => ({
  default: (await import('../workbench/companies/company-page.tsx')).CompanyPage,
}));
const PaymentPage = lazy(async () => ({
  default: (await import('../portal/payments/payment-page.tsx')).PaymentPage,
}));
const TrainingPage = lazy(async () => ({
  default: (await import('../workbench/training/training-page.tsx')).TrainingPage,
}));
const UsersPage = lazy(async () => ({
  default: (await import('../workbench/users/users-page.tsx')).UsersPage,
}));
const UserPage = lazy(async () => ({ default: (await import('../workbench/users/user-page.tsx')).UserPage }));
const OperationsPage = lazy(async () => ({
  default: (await import('../workbench/operations/operations-page.tsx')).OperationsPage,
}));

export function App() {
  const { me, error } = useMe();
  const { pathname } = useLocation();
  // Who comes by a signed link has no account, and nothing here but that page.
  if (pathname === '/sign') {
    return (
      <BrokenPage>
        <Suspense fallback={<Waiting />}>
          <SignPage />
        </Suspense>
      </BrokenPage>
    );
  }
  if (error) return <ProblemAlert error={error} />;
  if (me === undefined) return <Waiting />;
  return (
    <Shell me={me}>
      {me && (
        <BrokenPage>
          <SessionEnded me={me} />
        </BrokenPage>
      )}
      <BrokenPage at={pathname}>
        <Suspense fallback={<Waiting />}>
          <Routes>
            <Route path="/sign-in" element={<SignInPage />} />
            <Route path="/sign-up" element={<SignUpPage />} />
            <Route path="/forgot-password" element={<ForgotPasswordPage />} />
            <Route path="/forgot-username" element={<ForgotUsernamePage />} />
            <Route path="/reset-password" element={<ResetPasswordPage />} />
            <Route path="/verified" element={<VerifiedPage />} />
            <Route path="/invitation" element={<InvitationPage />} />
            <Route path="/first-administrator" element={<FirstAdministratorPage />} />
            {me?.twoFactorRequired && !me.twoFactor ? (
              <Route path="*" element={<AccountPage me={me} />} />
            ) : me ? (
              <>
                <Route
                  path="/"
                  element={worksOnPrograms(me) ? <LandingPage me={me} /> : <HomePage me={me} />}
                />
                <Route path="/mine" element={<HomePage me={me} />} />
                <Route path="/audits" element={<AuditsPage />} />
                <Route path="/queue/:program/:list" element={<QueuePage />} />
                <Route path="/cases/:case/:part?" element={<CasePage />} />
                <Route path="/cases/:case/forms/:form/:step" element={<StepPage />} />
                <Route path="/cases/:case/review/:form/:step?" element={<ReviewPage />} />
                <Route path="/invoices" element={<InvoicesPage />} />
                <Route path="/certificates" element={<CertificatesPage />} />
                <Route path="/account" element={<AccountPage me={me} />} />
                <Route
                  path="/companies"
                  element={me.may.includes('companies') ? <StaffCompaniesPage /> : <CompaniesPage me={me} />}
                />
                {me.may.includes('companies') && (
                  <Route path="/companies/:company" element={<CompanyPage />} />
                )}
                <Route path="/payments/:payment" element={<PaymentPage />} />
                <Route path="/cart" element={<CartPage />} />
                <Route path="/orders/:order" element={<OrderPage />} />
                <Route path="/statements" element={<StatementPage />} />
                <Route path="/access-codes" element={<AccessCodesPage me={me} />} />
                {me.may.includes('training') && <Route path="/training" element={<TrainingPage me={me} />} />}
                {me.administrator && <Route path="/users" element={<UsersPage />} />}
                {me.administrator && <Route path="/users/:user" element={<UserPage me={me} />} />}
                {me.administrator && (
                  <Route path="/operations/:section?" element={<OperationsPage me={me} />} />
                )}
                <Route path="*" element={<NotFoundPage />} />
              </>
            ) : (
              <Route path="*" element={<ToSignIn />} />
            )}
          </Routes>
        </Suspense>
      </BrokenPage>
    </Shell>
  );
}

/** Loads the page on which somebody begins, while the frame around it is being drawn. */
export async function loadFirstPage(me: Me | null): Promise<void> {
  // What does not load now is said by the page itself.
  if (me && location.pathname === '/')
    await (worksOnPrograms(me) ? landing() : home()).catch(() => undefined);
}

/** Who holds a role of a program begins at the workbench; all others in the portal. */
const worksOnPrograms = (me: Me) => me.administrator || me.roles.length > 0;

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
