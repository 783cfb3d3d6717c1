/** Line icons on a 16-unit grid. They say nothing to a screen reader: the text beside them does. */
import type { ComponentChildren } from 'preact'
import { CROSS } from './shapes.ts'

interface IconProps {
  size?: number
}

const icon =
  (shape: ComponentChildren) =>
  ({ size = 16 }: IconProps) => (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shape}
    </svg>
  )

export const CopyIcon = icon(
  <>
    <rect x="5.5" y="5.5" width="8" height="8.5" rx="1.8" />
    <path d="M10.5 3.4A1.9 1.9 0 0 0 8.7 2H4.3A1.8 1.8 0 0 0 2.5 3.8v4.9a1.8 1.8 0 0 0 .9 1.6" />
  </>,
)
export const CheckIcon = icon(<path d="m3 8.6 3.2 3.2L13 4.8" />)
export const CloseIcon = icon(<path d={CROSS} />)
export const EyeIcon = icon(
  <>
    <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
    <circle cx="8" cy="8" r="2" />
  </>,
)
export const EyeOffIcon = icon(
  <>
    <path d="M6.2 3.7A6 6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a12 12 0 0 1-1.7 2.2M4.1 4.9A11.5 11.5 0 0 0 1.5 8S4 12.5 8 12.5a6 6 0 0 0 2.9-.8" />
    <path d="m2 2 12 12" />
  </>,
)
export const LinkIcon = icon(
  <path d="m6.7 9.3 2.6-2.6M7.3 4.7l1.5-1.5a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.7 11.3l-1.5 1.5a2.8 2.8 0 0 1-4-4l1.5-1.5" />,
)
export const DownloadIcon = icon(<path d="M8 2.5v7.5m0 0L5 7m3 3 3-3M2.8 13.5h10.4" />)
export const AlertIcon = icon(
  <>
    <path d="M6.9 2.9 1.8 11.6A1.3 1.3 0 0 0 2.9 13.5h10.2a1.3 1.3 0 0 0 1.1-1.9L9.1 2.9a1.3 1.3 0 0 0-2.2 0Z" />
    <path d="M8 6.3v2.9M8 11.3v.01" />
  </>,
)
export const InfoIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 7.4v3.4M8 5.1v.01" />
  </>,
)
export const ClockIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 4.6V8l2.2 1.5" />
  </>,
)
export const RefreshIcon = icon(
  <path d="M13.5 3v3.2h-3.2M2.5 13V9.8h3.2M3.3 6.2A5.2 5.2 0 0 1 12.4 4.7l1.1 1.5M12.7 9.8a5.2 5.2 0 0 1-9.1 1.5L2.5 9.8" />,
)
export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />)
export const MinusIcon = icon(<path d="M3 8h10" />)
export const LockIcon = icon(
  <>
    <rect x="3" y="7" width="10" height="7" rx="1.8" />
    <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
  </>,
)
export const TextIcon = icon(<path d="M2.5 4h11M2.5 8h11M2.5 12h6.5" />)
export const FileIcon = icon(
  <path d="M9 1.8H4.8a1.3 1.3 0 0 0-1.3 1.3v9.8a1.3 1.3 0 0 0 1.3 1.3h6.4a1.3 1.3 0 0 0 1.3-1.3V5.3Zm0 0v3.5h3.5" />,
)
export const QrIcon = icon(
  <path d="M2.5 2.5h4v4h-4ZM9.5 2.5h4v4h-4ZM2.5 9.5h4v4h-4ZM9.5 9.5h1.5V11H9.5ZM13.5 9.5v1.5M12 13.5h1.5M9.5 13.5v-.5" />,
)
export const GearIcon = icon(<path d="M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M10 3v3M6 10v3" />)
export const UploadIcon = icon(<path d="M8 10V2.5m0 0L5 5.5m3-3 3 3M2.8 13.5h10.4" />)
export const ExternalIcon = icon(
  <path d="M9.5 2.5h4v4M13.5 2.5l-6 6M11.8 9.5v2.7a1.3 1.3 0 0 1-1.3 1.3H3.8a1.3 1.3 0 0 1-1.3-1.3V5.5a1.3 1.3 0 0 1 1.3-1.3h2.7" />,
)
export const ServerIcon = icon(
  <>
    <rect x="2" y="2.5" width="12" height="4.6" rx="1.4" />
    <rect x="2" y="8.9" width="12" height="4.6" rx="1.4" />
    <path d="M4.6 4.8v.01M4.6 11.2v.01" />
  </>,
)
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.3" />
    <path d="m10.2 10.2 3.3 3.3" />
  </>,
)
export const BackIcon = icon(<path d="M13 8H3.2m0 0L7 4.2M3.2 8 7 11.8" />)
