import { expect } from 'chai';

import { outsideUrl } from '../../app/src/components/outsideUrl.ts';

describe('outsideUrl', () => {
  const GATEWAYS = ['https://gateway.example/ipfs/'];

  it('links to the web, and shows all of it', () => {
    const address = 'https://data.example/a?b=c#d';
    expect(outsideUrl(address, [])).to.deep.equal({ href: address, shown: address });
  });

  it('links to ipfs by a gateway, and not at all where there is none', () => {
    expect(outsideUrl('ipfs://bafy/a b', GATEWAYS)).to.deep.equal({
      href: 'https://gateway.example/ipfs/bafy/a%20b',
      shown: 'ipfs://bafy/a%20b',
    });
    expect(outsideUrl('ipfs://bafy', [])).to.equal(undefined);
  });

  it('links to nothing else', () => {
    for (const address of [
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'file:///etc/passwd',
      'blob:https://a.example/1',
      'vbscript:x',
      '//a.example',
      'a.txt',
      '',
      'https://',
    ]) {
      expect(outsideUrl(address, GATEWAYS), address).to.equal(undefined);
    }
  });

  it('links to no address that pretends to be another', () => {
    expect(outsideUrl('https://bank.example@evil.example/', GATEWAYS)).to.equal(undefined);
    expect(outsideUrl('https://bаnk.example/', GATEWAYS)?.shown).to.contain('xn--');
    expect(outsideUrl('https://a.example/\u202egpj.exe', GATEWAYS)?.shown).to.contain('%E2%80%AE');
  });

  it('links to nothing that is too long to be shown in full', () => {
    expect(outsideUrl(`https://a.example/${'x'.repeat(2_000)}`, GATEWAYS)).to.equal(undefined);
  });
});
