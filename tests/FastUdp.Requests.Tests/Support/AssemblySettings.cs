using Xunit;

// Allocation and CPU time are counted for the whole process, and two cores are all there is: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
