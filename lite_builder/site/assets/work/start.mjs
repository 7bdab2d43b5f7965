// Offers their work to learners of a served site; on a USB key publish/usb/layer.py does it, since a page of files imports nothing.
// @ts-check

import { readCourse } from "./course.mjs";
import { offerWork } from "./landing.mjs";

offerWork(await readCourse());
