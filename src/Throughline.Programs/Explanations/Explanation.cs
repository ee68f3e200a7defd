using System.Collections.Immutable;
using Throughline.Programs.Outlooks;

namespace Throughline.Programs.Explanations;

/// <summary>Why a date is what it is: the whole chain, from the date asked for to a fact that somebody decided or recorded.</summary>
/// <param name="Item">The item asked about.</param>
/// <param name="Kind">Which of its dates.</param>
/// <param name="Steps">In order; each begins where the next one ends. Empty when there are no dates.</param>
public sealed record Explanation(WorkItemId Item, DateKind Kind, ImmutableArray<WhyStep> Steps);

/// <summary>One step of an explanation.</summary>
/// <param name="Item">The item.</param>
/// <param name="Kind">Which of its dates.</param>
/// <param name="Date">The date.</param>
/// <param name="Driver">What set it.</param>
/// <param name="Facts">How, in order: computing them again gives the date.</param>
public sealed record WhyStep(WorkItemId Item, DateKind Kind, DateTime Date, DateDriver Driver, ImmutableArray<WhyFact> Facts);
