using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Throughline.Grains;
using Throughline.Programs;
using Throughline.Server.Pages.Desk;
using Throughline.Server.Pages.Timeline;
using Throughline.Server.Tests.Kit;

namespace Throughline.Server.Tests;

public sealed class WarmStartTests
{
    [Fact]
    public async Task After_a_start_the_plan_that_was_changed_last_is_drawn_and_no_other()
    {
        var folder = Directory.CreateTempSubdirectory("throughline-warm-");
        string[] arguments = ["--port", "0", "--data", folder.FullName];
        ProgramId first, last;
        await using (var app = ServerHost.Build(arguments))
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
            using var rest = new RestClient(ServerHost.AddressOf(app));
            (first, last) = (Id(await rest.NewProgram()), Id(await rest.NewProgram()));
            await rest.NewTask($"{RestClient.Programs}/{first.Value}", "Dig");
            await rest.NewTask($"{RestClient.Programs}/{last.Value}", "Pour");
            await app.StopAsync(TestContext.Current.CancellationToken);
        }

        await using (var again = ServerHost.Build(arguments))
        {
            await again.StartAsync(TestContext.Current.CancellationToken);
            await again.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single(service => service.GetType().Name == "WarmStart").ExecuteTask!;
            (await Drawn(again.Services, last)).ShouldNotBeNull().Picture.Rows.ShouldHaveSingleItem().Name.ShouldBe("Pour");
            (await Drawn(again.Services, first)).ShouldBeNull();
            await again.StopAsync(TestContext.Current.CancellationToken);
        }

        folder.Delete(recursive: true);
    }

    private static ProgramId Id(string program) => new(Guid.Parse(program.Split('/')[^1]));

    private static async Task<KeptPicture?> Drawn(IServiceProvider services, ProgramId program)
    {
        var desk = services.GetRequiredService<ProgramDesk>();
        var version = (await desk.Ask(program, new PlanVersionView(), Scope.WithDraft)).ShouldNotBeNull().View;
        return services.GetRequiredService<PlanPictures>().Find(program, desk.Person, version);
    }
}
