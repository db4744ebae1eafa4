/** Whether a place is about to be seen: pictures far below are fetched when somebody comes near them, not a hundred at once. */
import { useEffect, useRef, useState, type RefObject } from 'react';

/** More than a screen ahead, so that who scrolls finds them there. */
const AHEAD = '1200px';

/** A mark for the place, and whether it came near once. */
export function useNear(): readonly [RefObject<HTMLSpanElement | null>, boolean] {
  const place = useRef<HTMLSpanElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && setNear(true), {
      rootMargin: AHEAD,
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return [place, near];
}
