namespace Throughline.Engine.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void The_engine_references_no_other_project() =>
        typeof(Skeleton).Assembly.GetReferencedAssemblies().ShouldAllBe(a => !a.Name!.StartsWith("Throughline", StringComparison.Ordinal));
}
