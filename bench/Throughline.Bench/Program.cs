if (args is ["quick", ..])
{
    Throughline.Bench.Engine.ScheduleBenchmarks.Quick();
    Throughline.Bench.Programs.OutlookBenchmarks.Quick();
}
else BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
