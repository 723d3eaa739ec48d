import { AppShell, Burger, Button, Container, Group, NavLink as MantineNavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { LOCAL_CHAIN_ID } from '../../config.ts';
import { pendingTransactions } from '../../transactions/pending.ts';
import { pendingBatches } from '../../transactions/pendingBatches.ts';
import { PageError } from './PageError.tsx';
import { Footer } from './Footer.tsx';
import { ConnectButton } from '../wallet/ConnectButton.tsx';
import { Loading } from './Loading.tsx';
import { MORE_PLACES, PLACES } from './places.ts';
import { SchemeButton } from './SchemeButton.tsx';
import classes from './Shell.module.css';

// what only some visitors need comes by itself
const LocalBar = lazy(async () => ({ default: (await import('../local/LocalBar.tsx')).LocalBar }));

const PendingTransactions = lazy(async () => ({
  default: (await import('./PendingTransactions.tsx')).PendingTransactions,
}));
const WalletButton = lazy(async () => ({ default: (await import('../wallet/WalletButton.tsx')).WalletButton }));

/** What is around every page: the way to the others, the wallet, what is under way. */
export function Shell(): ReactNode {
  const [isMenuOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const { config } = useChain();
  const { isConnected } = useConnection();
  const pending = [...pendingTransactions.use(), ...pendingBatches.use()];
  const hasPending = pending.some(({ chainId }) => chainId === config.chainId);
  const isLocal = config.chainId === LOCAL_CHAIN_ID && config.people.length > 0;

  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    // a new page begins at its top, also for somebody who moves by keyboard or hears the page
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 260, breakpoint: 'md', collapsed: { desktop: true, mobile: !isMenuOpen } }}
      padding={0}
    >
      <a
        href="#main"
        className={classes.skip}
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <AppShell.Header>
        <Container size="lg" h="100%" className={classes.bar}>
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isMenuOpen}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={isMenuOpen ? 'Close the menu' : 'Open the menu'}
              aria-expanded={isMenuOpen}
            />
            <Link to="/" className={classes.name}>
              <img src="./icon.svg" alt="" width={26} height={26} />
              <Text fw={650} span visibleFrom="xs">
                Commonweight
              </Text>
              <Text fw={650} span hiddenFrom="xs" className={classes.hidden}>
                Commonweight
              </Text>
            </Link>
          </Group>
          <Group component="nav" aria-label="Pages" gap={4} visibleFrom="md" wrap="nowrap">
            {PLACES.map(({ to, label }) => (
              <NavLink
                key={to}
                to={to}
                className={({ isActive }) => (isActive ? `${classes.place} ${classes.here}` : (classes.place ?? ''))}
              >
                {label}
              </NavLink>
            ))}
          </Group>
          <Group gap="xs" wrap="nowrap">
            {hasPending && (
              <Suspense>
                <PendingTransactions />
              </Suspense>
            )}
            <SchemeButton />
            {isConnected ? (
              <Suspense fallback={<Button variant="default" loading aria-label="Your wallet" />}>
                <WalletButton />
              </Suspense>
            ) : (
              <ConnectButton />
            )}
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Navbar p="md" component="nav" aria-label="Pages" inert={!isMenuOpen}>
        {[...PLACES, ...MORE_PLACES].map(({ to, label }) => (
          <MantineNavLink
            key={to}
            component={Link}
            to={to}
            label={label}
            active={pathname.startsWith(to)}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <Container size="lg" pt="lg" pb={isLocal ? 140 : 'xl'}>
          <ErrorBoundary FallbackComponent={PageError} resetKeys={[pathname]}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
          <Footer />
        </Container>
      </AppShell.Main>
      {isLocal && (
        <Suspense>
          <LocalBar />
        </Suspense>
      )}
    </AppShell>
  );
}
