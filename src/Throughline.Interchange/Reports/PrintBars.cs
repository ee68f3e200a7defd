using SkiaSharp;
using Throughline.Programs;
using Throughline.Programs.Outlooks;

namespace Throughline.Interchange.Reports;

/// <summary>Draws bars, milestones, commitments, baselines and links. Nothing is told by color alone: critical bars have a heavy edge, late commitments a cross.</summary>
internal sealed class PrintBars(PrintInk ink, PrintScale scale, PlanRows plan)
{
    private const float Least = 1.5f;
    private const float BarHeight = 6;
    private Outlook Outlook => plan.Outlook;

    public void Draw(SKCanvas canvas, PlanRow row, float top, float height)
    {
        var (start, finish) = (scale.X(Outlook.Start(row.Row)), scale.X(Outlook.Finish(row.Row)));
        var middle = top + height / 2;
        DrawBaseline(canvas, row, top + height - 2.2f);
        if (Outlook.IsSummary(row.Row)) DrawSummary(canvas, start, finish, middle);
        else if (Outlook.IsMilestone(row.Row)) DrawDiamond(canvas, finish, middle, 3.6f, Outlook.IsCritical(row.Row));
        else DrawTask(canvas, row, start, Math.Max(finish, start + Least), middle);
        if (row.Item.Commitment is { } commitment) DrawCommitment(canvas, scale.X(commitment.Date), middle, Outlook.IsCommitmentMissed(row.Row));
        if (row.Item.Deadline is { } deadline) DrawDeadline(canvas, scale.X(deadline), middle);
    }

    /// <summary>Links between the rows of one page.</summary>
    public void DrawLinks(SKCanvas canvas, List<PlanRow> rows, float top, float height)
    {
        var places = rows.Select((row, index) => (row.Row, index)).ToDictionary(row => row.Row, row => row.index);
        var stroke = ink.Stroke(PrintInk.Link, 0.6f);
        foreach (var link in Outlook.Links)
        {
            if (!places.TryGetValue(link.Predecessor, out var from) || !places.TryGetValue(link.Successor, out var to) || from == to) continue;
            var type = link.Dependency.Type;
            var x1 = scale.X(type is Engine.Networks.LinkType.FinishToStart or Engine.Networks.LinkType.FinishToFinish ? Outlook.Finish(link.Predecessor) : Outlook.Start(link.Predecessor));
            var x2 = scale.X(type is Engine.Networks.LinkType.FinishToStart or Engine.Networks.LinkType.StartToStart ? Outlook.Start(link.Successor) : Outlook.Finish(link.Successor));
            var (y1, y2) = (top + (from + 0.5f) * height, top + (to + 0.5f) * height);
            var turn = Math.Max(x1 + 2, x2 - 2);
            using var path = new SKPath();
            path.MoveTo(x1, y1);
            path.LineTo(turn, y1);
            path.LineTo(turn, y2);
            path.LineTo(x2, y2);
            canvas.DrawPath(path, stroke);
        }
    }

    public void DrawLegend(SKCanvas canvas, float x, float y, bool hasStatus)
    {
        var middle = y - 2.4f;
        x = Entry(canvas, x, y, "Task, done part darker", at => DrawBar(canvas, at, at + 16, middle, 0.5, isCritical: false));
        x = Entry(canvas, x, y, "Critical", at => DrawBar(canvas, at, at + 16, middle, 0, isCritical: true));
        x = Entry(canvas, x, y, "Summary", at => DrawSummary(canvas, at, at + 16, middle));
        x = Entry(canvas, x, y, "Milestone", at => DrawDiamond(canvas, at + 8, middle, 3.6f, isCritical: false));
        x = Entry(canvas, x, y, "Commitment", at => DrawCommitment(canvas, at + 6, middle, isMissed: false));
        x = Entry(canvas, x, y, "Commitment missed", at => DrawCommitment(canvas, at + 6, middle, isMissed: true));
        x = Entry(canvas, x, y, "Deadline", at => DrawDeadline(canvas, at + 8, middle));
        x = Entry(canvas, x, y, "Baseline", at => canvas.DrawRect(at, middle - 0.8f, 16, 1.6f, ink.Fill(PrintInk.Baseline)));
        if (hasStatus) Entry(canvas, x, y, "Status date", at => canvas.DrawLine(at + 8, middle - 4, at + 8, middle + 4, ink.Stroke(PrintInk.Status, 0.9f)));
    }

    private float Entry(SKCanvas canvas, float x, float y, string text, Action<float> draw)
    {
        draw(x);
        canvas.DrawText(text, x + 20, y, ink.Small, ink.Fill(PrintInk.Support));
        return x + 32 + ink.Small.MeasureText(text);
    }

    private void DrawTask(SKCanvas canvas, PlanRow row, float start, float finish, float middle) =>
        DrawBar(canvas, start, finish, middle, Outlook.PercentComplete(row.Row) / 100, Outlook.IsCritical(row.Row), row.Item.IsActive);

    private void DrawBar(SKCanvas canvas, float start, float finish, float middle, double done, bool isCritical, bool isActive = true)
    {
        var bar = SKRect.Create(start, middle - BarHeight / 2, finish - start, BarHeight);
        if (isActive) canvas.DrawRoundRect(bar, 1.2f, 1.2f, ink.Fill(isCritical ? PrintInk.Critical : PrintInk.Bar));
        if (isActive && done > 0) canvas.DrawRect(SKRect.Create(bar.Left, bar.Top, (float)(bar.Width * Math.Min(1, done)), bar.Height), ink.Fill(isCritical ? PrintInk.CriticalDone : PrintInk.BarDone));
        canvas.DrawRoundRect(bar, 1.2f, 1.2f, ink.Stroke(isCritical ? PrintInk.CriticalEdge : PrintInk.Edge, isCritical ? 1.1f : 0.5f));
    }

    private void DrawSummary(SKCanvas canvas, float start, float finish, float middle)
    {
        finish = Math.Max(finish, start + Least);
        canvas.DrawRect(SKRect.Create(start, middle - 2.2f, finish - start, 2.2f), ink.Fill(PrintInk.Summary));
        canvas.DrawRect(SKRect.Create(start, middle, 1.2f, 2.4f), ink.Fill(PrintInk.Summary));
        canvas.DrawRect(SKRect.Create(finish - 1.2f, middle, 1.2f, 2.4f), ink.Fill(PrintInk.Summary));
    }

    private void DrawDiamond(SKCanvas canvas, float x, float middle, float size, bool isCritical)
    {
        using var path = new SKPath();
        path.MoveTo(x, middle - size);
        path.LineTo(x + size, middle);
        path.LineTo(x, middle + size);
        path.LineTo(x - size, middle);
        path.Close();
        canvas.DrawPath(path, ink.Fill(isCritical ? PrintInk.CriticalDone : PrintInk.Summary));
    }

    private void DrawCommitment(SKCanvas canvas, float x, float middle, bool isMissed)
    {
        var stroke = ink.Stroke(isMissed ? PrintInk.CriticalDone : PrintInk.Commitment, 1.1f);
        canvas.DrawLine(x, middle - 4.5f, x, middle + 4.5f, stroke);
        if (isMissed)
        {
            canvas.DrawLine(x - 2.4f, middle - 2.4f, x + 2.4f, middle + 2.4f, stroke);
            canvas.DrawLine(x - 2.4f, middle + 2.4f, x + 2.4f, middle - 2.4f, stroke);
            return;
        }
        canvas.DrawRect(SKRect.Create(x, middle - 4.5f, 4, 3), ink.Fill(PrintInk.Commitment));
    }

    private void DrawDeadline(SKCanvas canvas, float x, float middle)
    {
        using var path = new SKPath();
        path.MoveTo(x - 2.4f, middle - 4);
        path.LineTo(x + 2.4f, middle - 4);
        path.LineTo(x, middle + 1);
        path.Close();
        canvas.DrawPath(path, ink.Stroke(PrintInk.Summary, 0.9f));
    }

    private void DrawBaseline(SKCanvas canvas, PlanRow row, float top)
    {
        if (row.Baseline is not { Start: { } start, Finish: { } finish }) return;
        var (left, right) = (scale.X(start), scale.X(finish));
        canvas.DrawRect(SKRect.Create(left, top, Math.Max(Least, right - left), 1.6f), ink.Fill(PrintInk.Baseline));
    }
}
