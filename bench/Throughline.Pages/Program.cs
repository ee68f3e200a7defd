using System.Text.Json;
using Throughline.Pages;

// Prints one JSON object: what a reader of a program of 10,000 tasks waits for, in milliseconds unless the name says otherwise.
if (args is not [var address, var program])
{
    Console.Error.WriteLine("""
        ADDRESS PROGRAM     measures the plan page of a program in headless Chromium; the first request should meet a freshly started server
        """);
    return 2;
}

await using var chromium = await Chromium.Start();
var plan = new PlanPage(chromium, new Uri(new Uri(address), $"/programs/{program}/plan"));
var cold = await plan.Opened();
var warm = new List<double>();
for (var time = 0; time < 5; time++) warm.Add(await plan.Opened());
await using var page = await plan.Open();
var payload = await page.PayloadBytes();
var down = await page.Scrolled(0, 120);
var sideways = await page.Scrolled(40, 0);
var nodes = await page.Nodes();
await using var bare = await BarePage.Open(chromium);
Console.WriteLine(JsonSerializer.Serialize(new
{
    visibleCold = Math.Round(cold),
    visibleWarm = Math.Round(warm.Order().ElementAt(2)),
    payloadKilobytes = Math.Round(payload / 1000.0, 1),
    nodes,
    framesDown = down.Figures(),
    framesSideways = sideways.Figures(),
    framesBare = (await bare.Scrolled(0, 120)).Figures(),
}));
return 0;
