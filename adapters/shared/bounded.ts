/** Names, of which those that came first go where there are too many. */
export type Bounded = {
  add(name: string): void;
  delete(name: string): void;
  has(name: string): boolean;
};

export function createBounded(most: number): Bounded {
  const names = new Set<string>();
  return {
    add(name) {
      if (names.has(name)) return;
      const [first] = names;
      if (names.size >= most && first !== undefined) names.delete(first);
      names.add(name);
    },
    delete: (name) => void names.delete(name),
    has: (name) => names.has(name),
  };
}
