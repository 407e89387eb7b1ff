import { NotFoundScreen } from "../../../features/chrome/not-found-screen.tsx";

export default NotFoundScreen;
