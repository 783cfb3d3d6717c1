export interface Look {
  name: string
  scheme: 'light' | 'dark'
  width: number
  height: number
}

/** Every picture is made in each of these. 320 px is a phone held upright, or 400 % zoom. */
export const LOOKS: readonly Look[] = [
  { name: 'light-wide', scheme: 'light', width: 1280, height: 800 },
  { name: 'dark-wide', scheme: 'dark', width: 1280, height: 800 },
  { name: 'light-320', scheme: 'light', width: 320, height: 640 },
  { name: 'dark-320', scheme: 'dark', width: 320, height: 640 },
]
