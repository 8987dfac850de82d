/** Icons as inline SVG, which need neither elements of Home Assistant nor requests. */
import { html, nothing, svg, type TemplateResult } from "lit";

export {
  mdiAlertCircleOutline,
  mdiArrowLeft,
  mdiArrowRight,
  mdiCalendarClock,
  mdiCancel,
  mdiCardsOutline,
  mdiCheck,
  mdiCheckAll,
  mdiCheckCircle,
  mdiChevronLeft,
  mdiChevronRight,
  mdiClockOutline,
  mdiClose,
  mdiContentCopy,
  mdiFileDocumentOutline,
  mdiHelpCircleOutline,
  mdiInformationOutline,
  mdiCloseCircle,
  mdiCogOutline,
  mdiChevronDown,
  mdiDeleteOutline,
  mdiDotsVertical,
  mdiDownload,
  mdiEyeOffOutline,
  mdiEyeOutline,
  mdiFilterRemoveOutline,
  mdiFilmstrip,
  mdiFlaskOutline,
  mdiFormatListBulleted,
  mdiHistory,
  mdiInboxArrowDownOutline,
  mdiLanDisconnect,
  mdiLockOutline,
  mdiMagnify,
  mdiMedicalBag,
  mdiMovieOpenOutline,
  mdiMusic,
  mdiOpenInNew,
  mdiPause,
  mdiPauseCircleOutline,
  mdiPencilOutline,
  mdiPlay,
  mdiPlus,
  mdiPowerPlugOffOutline,
  mdiProgressClock,
  mdiRefresh,
  mdiRestore,
  mdiShieldEditOutline,
  mdiSortAscending,
  mdiSortDescending,
  mdiStethoscope,
  mdiStop,
  mdiTelevisionClassic,
  mdiTimerSand,
  mdiTune,
  mdiUndo,
  mdiViewDashboardOutline,
} from "@mdi/js";

export const icon = (path: string, label = ""): TemplateResult =>
  html`<svg
    class="icon"
    viewBox="0 0 24 24"
    role=${label ? "img" : "presentation"}
    aria-label=${label || nothing}
    aria-hidden=${label ? "false" : "true"}
  >
    ${svg`<path d=${path}></path>`}
  </svg>`;
