import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';
import { type ReactNode, useEffect, useRef } from 'react';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { type MessageKey, useLanguage } from '../shared/i18n/language.tsx';
import { type Me, signOut, useSessionChange } from '../shared/session.ts';

/** The frame around every page: name, menu, language, account. The menu wraps where the screen is narrow. */
export function Shell({ me, children }: { me: Me | null; children: ReactNode }) {
  const { t, language, setLanguage } = useLanguage();
  const navigate = useNavigate();
  const sessionChanged = useSessionChange();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    // A new page begins at its top, for the eye and for the reader. The first page keeps the browser's focus.
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    void pathname;
  }, [pathname]);
  const leave = async () => {
    await signOut();
    await sessionChanged();
    navigate('/sign-in');
  };
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
          <Box
            component="nav"
            aria-label={t('app.menu')}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, flexGrow: 1 }}
          >
            {me && menu(me).map(({ to, key }) => <MenuLink key={to} to={to} label={t(key)} />)}
          </Box>
          <Button
            size="small"
            lang={language === 'en' ? 'fr' : 'en'}
            onClick={() => setLanguage(language === 'en' ? 'fr' : 'en')}
          >
            {t('app.language')}
          </Button>
          {me && (
            <>
              <MenuLink to="/account" label={me.name} />
              <Button size="small" onClick={leave}>
                {t('app.signOut')}
              </Button>
            </>
          )}
        </Toolbar>
      </AppBar>
      <Box component="main" id="content" ref={main} tabIndex={-1} sx={{ flexGrow: 1, outline: 'none' }}>
        {children}
      </Box>
    </Box>
  );
}

function menu(me: Me): { to: string; key: MessageKey }[] {
  return [
    { to: '/', key: 'app.home' },
    { to: '/companies', key: 'app.companies' },
    { to: '/invoices', key: 'app.invoices' },
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
      sx={{ color: 'text.primary', '&.active': { bgcolor: 'action.selected' } }}
    >
      {label}
    </Button>
  );
}
