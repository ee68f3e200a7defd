using Throughline.Grains;
using Throughline.Programs.Outlooks;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Inspector;
using Throughline.Server.Pages.Timeline;
using Throughline.Server.Words;

namespace Throughline.Server;

/// <summary>
/// After the start, draws the plan that was changed last, as its reader is likely to ask for it first: the program is in memory then, and the code on the way is compiled.
/// Nothing depends on it; a server without programs does nothing.
/// </summary>
internal sealed partial class WarmStart(ProgramDesk desk, PlanPictures pictures, IHostApplicationLifetime lifetime, ILogger<WarmStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.Started(stoppingToken);
        try
        {
            if ((await desk.Programs()).MaxBy(program => program.ChangedAt) is { } last) await Draw(last);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            // Whoever opens the program is told by the page; the server serves all others.
            CouldNotDraw(failure);
        }
    }

    private async Task Draw(ProgramSummary program)
    {
        if (await desk.Ask(program.Id, new PlanPictureView(), Scope.WithDraft) is not { View: var picture }) return;
        _ = pictures.Keep(program.Id, desk.Person, picture).Document;
        if ((await desk.Ask(program.Id, new ProgramHeadView(Cultures.Current), Scope.WithDraft))?.View.Answer.Item is { } item)
            await desk.Ask(program.Id, new ItemDetailsView(item, DateKind.Finish, Cultures.Current), Scope.WithDraft);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The plan that was changed last could not be drawn ahead of its first reader.")]
    private partial void CouldNotDraw(Exception failure);
}
