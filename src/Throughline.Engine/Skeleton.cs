namespace Throughline.Engine;

/// <summary>Holds the assembly's place until its first type arrives.</summary>
public static class Skeleton;
