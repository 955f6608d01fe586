// A clock that runs ahead or behind by a fixed time; set again, it is moved.
if (!window.realDate) {
  const Real = Date;
  window.realDate = Real;
  window.Date = class Date extends Real {
    constructor(...when) { if (when.length) super(...when); else super(Real.now() + window.dateShift); }
    static now() { return Real.now() + window.dateShift; }
  };
}
window.dateShift = SHIFT;
