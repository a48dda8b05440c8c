import { render } from "preact";
import { watchVersion } from "./api/client";
import { App } from "./app";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/reader.css";
import "./styles/screens.css";
import { startKeys } from "./ui/keys";
import { startLocation } from "./ui/location";
import { startTheme } from "./ui/theme";

startTheme();
startLocation();
startKeys();
watchVersion();
render(<App />, document.getElementById("app") as HTMLElement);
