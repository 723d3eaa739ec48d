/** What a contributor states when she submits, on a development chain. A commons of its own writes its own. */
export const CONTRIBUTOR_TERMS = `Terms for contributors

1. I may give this data: I made it, or those who made it allowed me to give it under the licence that I state.
2. It may be used for the purposes that I state, until the day that I state.
3. The people who appear in it know of it, or cannot be recognised.
4. I can withdraw it at any time. What was sealed before stays on record, marked as withdrawn, and nobody may train on it
   from then on.
5. The commons promises nothing but to count the votes.
`;
