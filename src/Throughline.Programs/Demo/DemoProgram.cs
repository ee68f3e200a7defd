using System.Collections.Immutable;
using Throughline.Programs.ChangeSets;

namespace Throughline.Programs.Demo;

/// <summary>A demo program: the plan as it is, and the changes that made it.</summary>
/// <param name="Plan">The plan after the last change.</param>
/// <param name="History">The changes in order; the first creates the program.</param>
public sealed record DemoProgram(Plan Plan, ImmutableArray<PastChange> History);
