// Asks the browser not to clear our storage on its own. Never throws.

export const persisted = async () => {
  try {
    return (await navigator.storage?.persisted?.()) ?? null;
  } catch {
    return null;
  }
};

export const persist = async () => {
  try {
    return (await navigator.storage?.persist?.()) ?? null;
  } catch {
    return null;
  }
};
