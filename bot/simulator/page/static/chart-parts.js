// What all charts share: colours and dashes, how a number is written, and where it is found.

// Okabe and Ito's colours, which those who are colour-blind tell apart; each reads on light ground and on dark.
export const COLOURS = ["--one", "--two", "--three", "--four", "--five", "--six"].map((name) => `var(${name})`);
export const DASHES = ["", "6 4", "2 3", "10 3 2 3", "1 4", "12 4"];

export const said = (value) => value.toLocaleString("en", { maximumFractionDigits: 1 });
export const value = (series, category) => series.data.find((point) => point.label === category)?.value ?? 0;
