import { commonsTokenAbi } from '@commonweight/manifest/abis';
import { decodeFunctionData, type Hex } from 'viem';

import { exactTokens } from '../exactValues.ts';
import { account, text, type Names, type Phrase } from './Phrase.ts';

/** What a vote can ask of the commons' own token, which the timelock may hold. */
export function describeTokenCall(data: Hex, names: Names): Phrase | undefined {
  const { functionName, args } = decodeFunctionData({ abi: commonsTokenAbi, data });
  if (functionName === 'mint') {
    const [to, amount] = args;
    return {
      title: `Mint ${exactTokens(amount)} for ${names.account(to)}`,
      sentence: `${exactTokens(amount)} are created and given to ${names.account(to)}. Everybody else’s part of the token house becomes smaller by that.`,
      parameters: [account('To', to), text('Amount', exactTokens(amount))],
    };
  }
  if (functionName === 'transfer') {
    const [to, amount] = args;
    return {
      title: `Give ${exactTokens(amount)} to ${names.account(to)}`,
      sentence: `The treasury gives ${exactTokens(amount)} to ${names.account(to)}.`,
      parameters: [account('To', to), text('Amount', exactTokens(amount))],
    };
  }
  if (functionName === 'approve') {
    const [spender, amount] = args;
    return {
      title: `Let ${names.account(spender)} take ${exactTokens(amount)}`,
      sentence: `${names.account(spender)} may take up to ${exactTokens(amount)} from the treasury, at any time.`,
      parameters: [account('Spender', spender), text('At most', exactTokens(amount))],
    };
  }
  if (functionName === 'delegate') {
    return {
      title: `Delegate the treasury’s votes to ${names.account(args[0])}`,
      sentence: `${names.account(args[0])} votes with the tokens that the treasury holds.`,
      parameters: [account('Delegate', args[0])],
    };
  }
  return undefined;
}
