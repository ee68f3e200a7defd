using Throughline.Grains;
using Throughline.Server;

try
{
    await ServerHost.Run(args);
    return 0;
}
catch (CannotServeException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
