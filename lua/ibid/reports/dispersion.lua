--- Where words stand in a text, as a picture: a lane a word, a stroke a use.
-- @module ibid.reports.dispersion

local shorten = require "ibid.shorten"
local svg = require "ibid.reports.svg"

local TITLE, LONGEST = "Where words stand in the text", 24
local PLOT, LANE, HIGH, GAP = 640, 30, 22, 10
--- Widths of the columns on the right.
local USES, DP = 64, 50
--- With more uses than this in a lane strokes run together: then they are columns.
local MOST_STROKES = 400

--- The word, and before it the end of its text's name.
local function label_of(row, has_names)
  local word = shorten(row.feature, LONGEST)
  if not has_names then return word end
  local room = math.max(LONGEST - #word, 12)
  return shorten(row.docname:match "[^/]*$", room, true) .. ": " .. word
end

local function draw_strokes(drawing, places, place, top)
  for _, one in ipairs(places) do
    local x = place(one[1])
    svg.line(drawing, x, top, x, top + HIGH, { thick = 1.2 })
  end
end

--- Columns of four pixels, the highest as high as the lane.
local function draw_columns(drawing, places, place, top)
  local count, most = {}, 0
  for _, one in ipairs(places) do
    local c = math.floor(one[1] * PLOT / 4)
    count[c] = (count[c] or 0) + one[2]
    most = math.max(most, count[c])
  end
  for c = 0, PLOT // 4 - 1 do
    local high = (count[c] or 0) / most * HIGH
    if high > 0 then
      svg.box(drawing, place(c * 4 / PLOT), top + HIGH - high, 3.4, high)
    end
  end
end

--- How often and how evenly, to the right of the lane.
local function draw_account(drawing, row, x, y)
  svg.text(drawing, x + USES, y, svg.number(row.frequency), { anchor = "end", size = 12 })
  local dp = row.dp and ("%.2f"):format(row.dp) or "–"
  svg.text(drawing, x + USES + DP, y, dp, { anchor = "end", size = 12 })
end

local function draw_lane(drawing, row, top, left, has_names)
  local place = svg.scale(0, 1, left, left + PLOT)
  local places, base = rawget(row, "places") or {}, top + HIGH
  for _, share in ipairs(rawget(row, "begins") or {}) do
    local x = place(share)
    svg.line(drawing, x, top, x, base, { stroke = svg.MIDDLE, dashes = "1 3" })
  end
  local draw = #places > MOST_STROKES and draw_columns or draw_strokes
  draw(drawing, places, place, top)
  svg.line(drawing, left, base, left + PLOT, base, { stroke = svg.MIDDLE })
  svg.text(drawing, left - GAP, base - 6, label_of(row, has_names), { anchor = "end" })
  draw_account(drawing, row, left + PLOT, base - 6)
end

local function percent(share)
  return ("%.0f %%"):format(share * 100)
end

--- @tparam ibid.Table given rows with `places` and `begins`, shares of the text
-- @treturn string SVG
return function(given)
  local has_names, widest = given.columns[1] == "docname", 60
  for _, row in ipairs(given) do
    widest = math.max(widest, svg.width(label_of(row, has_names)))
  end
  local left, top = 12 + widest + GAP, 34
  local bottom = top + #given * LANE
  local drawing = svg.open(left + PLOT + USES + DP + 14, bottom + 48, TITLE)
  svg.text(drawing, left, 20, TITLE, { bold = true })
  svg.text(drawing, left + PLOT + USES, 20, "uses", { anchor = "end", size = 12 })
  svg.text(drawing, left + PLOT + USES + DP, 20, "DP", { anchor = "end", size = 12 })
  svg.axis(drawing, {
    low = 0, high = 1, left = left, right = left + PLOT, top = top, bottom = bottom,
    ticks = { 0, 0.25, 0.5, 0.75, 1 }, write = percent,
    label = "share of the text's words (dotted: where a part begins)",
  })
  for i, row in ipairs(given) do
    draw_lane(drawing, row, top + (i - 1) * LANE + 4, left, has_names)
  end
  return svg.finish(drawing)
end
