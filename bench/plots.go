package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/plotutil"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const plotWidth, plotHeight = 18 * vg.Centimeter, 12 * vg.Centimeter

// plotQuality draws quality on the timed set against the time for a page.
func (r *Report) plotQuality(file string) error {
	set := timedSets(r.Sets)[0].Name
	points, column := r.qualityPoints(set)
	p := plot.New()
	p.Title.Text = "Quality against speed on " + set
	p.X.Label.Text = "milliseconds a page, median; to the left is faster"
	p.Y.Label.Text = column + ", percent"
	scatter, err := plotter.NewScatter(points)
	if err != nil {
		return err
	}
	scatter.Shape, scatter.Radius, scatter.Color = draw.CircleGlyph{}, vg.Points(4), plotutil.Color(2)
	p.Add(plotter.NewGrid(), scatter)
	p.Y.Min, p.Y.Max = p.Y.Min-2, p.Y.Max+2
	labels, err := plotter.NewLabels(apart(points, (p.Y.Max-p.Y.Min)/25))
	if err != nil {
		return err
	}
	p.Add(labels)
	logarithmic(&p.X)
	p.X.Min, p.X.Max = p.X.Min/1.5, p.X.Max*2 // room for the last label
	return p.Save(plotWidth, plotHeight, file)
}

// qualityPoints gives a point for each row that has both figures, and what the
// quality is: of paragraphs where the truth has them, else of words.
func (r *Report) qualityPoints(set string) (plotter.XYLabels, string) {
	column := "parF1"
	if !slices.Contains(presentColumns(r.Rows[set]...), column) {
		column = "wF1"
	}
	var points plotter.XYLabels
	for _, row := range r.Rows[set] {
		for _, s := range r.Speeds {
			if s.Set == set && s.Name == row.Name && s.Error == "" && row.Err == nil {
				points.XYs = append(points.XYs, plotter.XY{X: s.Best[0], Y: 100 * row.figures()[column]})
				points.Labels = append(points.Labels, "   "+row.Name)
			}
		}
	}
	return points, column
}

// apart gives the points of labels moved up until they are a gap apart, so
// that none is printed over another.
func apart(points plotter.XYLabels, gap float64) plotter.XYLabels {
	order := make([]int, len(points.XYs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(points.XYs[a].Y, points.XYs[b].Y) })
	moved := plotter.XYLabels{XYs: slices.Clone(points.XYs), Labels: points.Labels}
	for k := range order[:max(0, len(order)-1)] {
		below, above := moved.XYs[order[k]], &moved.XYs[order[k+1]]
		above.Y = max(above.Y, below.Y+gap)
	}
	return moved
}

// plotGrowth draws a line for each entry point that takes bytes, solid for a
// growing body and dashed for growing furniture.
func (r *Report) plotGrowth(file string) error {
	p := plot.New()
	p.Title.Text = fmt.Sprintf("A page growing in %s (solid), in %s (dashed)", growths[0].name, growths[1].name)
	p.X.Label.Text = "kilobytes"
	p.Y.Label.Text = "nanoseconds a byte"
	p.Legend.Top = true
	p.Add(plotter.NewGrid())
	for k, g := range growths {
		colour := 0
		for _, x := range r.Growths[g.name] {
			if strings.HasSuffix(x.Name, parsed) || len(x.NS) == 0 {
				continue
			}
			line, err := plotter.NewLine(x.points())
			if err != nil {
				return err
			}
			line.Color, line.Dashes = plotutil.Color(colour), plotutil.Dashes(k)
			p.Add(line)
			if k == 0 {
				p.Legend.Add(x.Name, line)
			}
			colour++
		}
	}
	logarithmic(&p.X)
	logarithmic(&p.Y)
	p.X.Max *= 4 // room for the legend
	return p.Save(plotWidth, plotHeight, file)
}

func (x *Growth) points() plotter.XYs {
	var points plotter.XYs
	for i, ns := range x.NS {
		points = append(points, plotter.XY{X: float64(x.Bytes[i]) / 1e3, Y: ns})
	}
	return points
}

// logarithmic makes a an axis of powers of ten with marks at 1, 2 and 5.
func logarithmic(a *plot.Axis) {
	a.Scale, a.Tick.Marker = plot.LogScale{}, plot.TickerFunc(func(least, most float64) []plot.Tick {
		var ticks []plot.Tick
		for power := math.Floor(math.Log10(least)); power <= math.Log10(most); power++ {
			for _, n := range []float64{1, 2, 5} {
				if v := n * math.Pow(10, power); least <= v && v <= most {
					ticks = append(ticks, plot.Tick{Value: v, Label: strconv.FormatFloat(v, 'g', 6, 64)})
				}
			}
		}
		return ticks
	})
}
