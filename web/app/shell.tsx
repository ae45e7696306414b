import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { type MessageKey, useLanguage } from '../shared/i18n/language.tsx';
import { type Me, signOut, useSessionChange } from '../shared/session.ts';
import { useReadersLanguage } from './readers-language.ts';

const CartLink = lazy(async () => ({
  default: (await import('../portal/payments/cart-link.tsx')).CartLink,
}));
const ContactFooter = lazy(async () => ({
  default: (await import('./contact-footer.tsx')).ContactFooter,
}));
const MovedClock = lazy(async () => ({ default: (await import('./moved-clock.tsx')).MovedClock }));
const ShortcutKeys = lazy(async () => ({
  default: (await import('../shared/shortcuts/shortcut-keys.tsx')).ShortcutKeys,
}));

/** The frame around every page: name, menu, language, account. On a narrow screen the menu opens below. */
export function Shell({ me, children }: { me: Me | null; children: ReactNode }) {
  const { t, language } = useLanguage();
  const choose = useReadersLanguage(me);
  const navigate = useNavigate();
  const sessionChanged = useSessionChange();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const first = useRef(true);
  useEffect(() => {
    // A new page begins at its top, for the eye and for the reader. The first page keeps the browser's focus.
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    setOpen(false);
    void pathname;
  }, [pathname]);
  const leave = async () => {
    await signOut();
    // Before the session is asked for anew: whoever goes on meanwhile is not taken back.
    navigate('/sign-in');
    await sessionChanged();
  };
  // What the menu button opens on a narrow screen always stands in the bar on a wide one.
  const folded = { xs: open ? 'flex' : 'none', md: 'flex' };
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
      <Link
        href="#content"
        sx={{
          position: 'absolute',
          left: -9999,
          '&:focus': { left: 8, top: 8, zIndex: 2000, bgcolor: 'background.paper', p: 1 },
        }}
      >
        {t('app.skip')}
      </Link>
      <AppBar
        position="static"
        color="default"
        elevation={0}
        component="header"
        sx={{ borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' }}
      >
        <Toolbar variant="dense" sx={{ flexWrap: 'wrap', gap: 0.5, py: 0.5 }}>
          <Box
            component={NavLink}
            to="/"
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              mr: 2,
              color: 'text.primary',
              textDecoration: 'none',
              fontWeight: 700,
              fontSize: '1.1rem',
            }}
          >
            <img src="/icon.svg" alt="" width={24} height={24} />
            Attest
          </Box>
          <Box sx={{ flexGrow: 1, display: me ? { md: 'none' } : 'block' }} />
          <Button
            size="small"
            lang={language === 'en' ? 'fr' : 'en'}
            onClick={() => choose(language === 'en' ? 'fr' : 'en')}
            sx={{ order: { md: 2 } }}
          >
            {t('app.language')}
          </Button>
          {me && (
            <>
              <Button
                size="small"
                variant="outlined"
                aria-expanded={open}
                aria-controls="menu"
                onClick={() => setOpen(!open)}
                sx={{ display: { md: 'none' } }}
              >
                {t('app.menu')}
              </Button>
              <Box
                component="nav"
                id="menu"
                aria-label={t('app.menu')}
                sx={{
                  display: folded,
                  flexDirection: { xs: 'column', md: 'row' },
                  alignItems: { xs: 'stretch', md: 'center' },
                  flexWrap: 'wrap',
                  gap: 0.5,
                  flexGrow: 1,
                  // Where the words of a language need a second line, the places take it; one's own stays on the right.
                  flexBasis: { xs: '100%', md: 0 },
                  order: { md: 1 },
                }}
              >
                {menu(me).map(({ to, key }) => (
                  <MenuLink key={to} to={to} label={t(key)} />
                ))}
              </Box>
              <Box
                sx={{
                  display: folded,
                  flexDirection: { xs: 'column', md: 'row' },
                  alignItems: { xs: 'stretch', md: 'center' },
                  gap: 0.5,
                  flexBasis: { xs: '100%', md: 'auto' },
                  order: { md: 3 },
                }}
              >
                <Suspense>
                  <CartLink />
                </Suspense>
                <Suspense>
                  <ShortcutKeys />
                </Suspense>
                <MenuLink to="/account" label={me.name} />
                <Button size="small" onClick={leave} sx={{ justifyContent: { xs: 'start', md: 'center' } }}>
                  {t('app.signOut')}
                </Button>
              </Box>
            </>
          )}
        </Toolbar>
      </AppBar>
      {me?.demonstration && me.clockAheadSeconds > 3_600 && (
        <Suspense>
          <MovedClock me={me} />
        </Suspense>
      )}
      <Box
        component="main"
        id="content"
        ref={main}
        tabIndex={-1}
        // Also where a page is opened by a link and the browser takes that for the keyboard: it is no control.
        sx={{ flexGrow: 1, '&, &:focus-visible': { outline: 'none' } }}
      >
        {children}
      </Box>
      <Suspense>
        <ContactFooter />
      </Suspense>
    </Box>
  );
}

function menu(me: Me): { to: string; key: MessageKey }[] {
  return [
    { to: '/', key: 'app.home' },
    ...(me.companies.length > 0 ? ([{ to: '/audits', key: 'app.audits' }] as const) : []),
    { to: '/companies', key: 'app.companies' },
    { to: '/invoices', key: 'app.invoices' },
    ...(me.may.includes('accessCodes') || me.companies.length > 0
      ? ([{ to: '/access-codes', key: 'app.accessCodes' }] as const)
      : []),
    { to: '/certificates', key: 'app.certificates' },
    ...(me.may.includes('training') ? ([{ to: '/training', key: 'app.training' }] as const) : []),
    ...(me.administrator
      ? ([
          { to: '/users', key: 'app.users' },
          { to: '/operations', key: 'app.operations' },
        ] as const)
      : []),
  ];
}

function MenuLink({ to, label }: { to: string; label: string }) {
  return (
    <Button
      component={NavLink}
      to={to}
      end={to === '/'}
      size="small"
      sx={{
        color: 'text.primary',
        justifyContent: { xs: 'start', md: 'center' },
        '&.active': { bgcolor: 'action.selected' },
      }}
    >
      {label}
    </Button>
  );
}
